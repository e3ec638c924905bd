using Cairn.Graph.Comparison;
using Cairn.Graph.Cypher;
using Cairn.Graph.Cypher.Functions;

namespace Cairn.Graph.Tests.Tck;

/// <summary>The procedures that scenarios define by a table from inputs to outputs.</summary>
internal static class TckProcedure
{
    // A signature looks like test.my.proc(in :: INTEGER?) :: (out :: STRING?):
    public static Procedure Of(string signature, List<List<string>> table)
    {
        var middle = signature.IndexOf(") :: (", StringComparison.Ordinal);
        var open = signature.IndexOf('(', StringComparison.Ordinal);
        var inputs = Fields(signature[(open + 1)..middle]);
        var outputs = Fields(signature[(middle + 6)..signature.LastIndexOf(')')]);
        var rows = table.Skip(1).Select(row => row.Select(TckValue.Parse).ToArray()).ToArray();
        return new Procedure(
            signature[..open],
            [.. inputs.Select(field => (field.Name, TypesOf(field.Type)))],
            [.. outputs.Select(field => (field.Name, StaticType.Any))],
            (_, values, emit) =>
            {
                foreach (var row in rows.Where(row => values.Select((value, i) => Equivalence.Instance.Equals(value, row[i])).All(same => same)))
                {
                    if (!emit(row[values.Length..]))
                    {
                        return;
                    }
                }
            });
    }

    private static (string Name, string Type)[] Fields(string text) =>
        [.. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(field => field.Split(" :: ")).Select(parts => (parts[0], parts[1].TrimEnd('?')))];

    private static Types TypesOf(string name) => name switch
    {
        "STRING" => Types.String,
        "INTEGER" => Types.Integer,
        "FLOAT" or "NUMBER" => Types.Number,
        "BOOLEAN" => Types.Boolean,
        _ => Types.Any,
    };
}
