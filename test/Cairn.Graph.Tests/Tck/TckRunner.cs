using Cairn.Graph.Cypher;
using Cairn.Graph.Cypher.Functions;

namespace Cairn.Graph.Tests.Tck;

/// <summary>Runs scenarios of the conformance suite.</summary>
internal sealed class TckRunner(string root)
{
    private static readonly QueryBudget Budget = new() { Time = TimeSpan.FromSeconds(10) };

    private readonly Dictionary<string, Lazy<GraphSnapshot>> _graphs = Directory.GetDirectories(Path.Combine(root, "graphs"))
        .ToDictionary(folder => Path.GetFileName(folder), folder => new Lazy<GraphSnapshot>(() => Load(folder)));

    public static IReadOnlyList<TckScenario> Scenarios(string root) => [.. Gherkin.ReadFolder(Path.Combine(root, "features"))];

    /// <summary>What is wrong with the engine's behaviour, or null.</summary>
    public string? Run(TckScenario scenario)
    {
        var writer = new TckWriter();
        var graph = default(GraphSnapshot);
        var procedures = new Dictionary<string, Procedure>(StringComparer.Ordinal);
        var parameters = new Dictionary<string, Value>();
        QueryResult? result = null;
        QueryException? error = null;
        string? failure = null;
        foreach (var step in scenario.Steps)
        {
            switch (step.Text)
            {
                case "an empty graph" or "any graph" or "no side effects" or "the side effects should be:": break;
                case "having executed:": writer.Execute(step.Document!); break;
                case "parameters are:": step.Table.ForEach(row => parameters[row[0]] = TckValue.Parse(row[1])); break;
                case "executing query:" or "executing control query:":
                    (result, error) = Execute(step.Document!, graph ?? writer.Freeze(), parameters, procedures);
                    break;
                case var text when text.EndsWith(" graph", StringComparison.Ordinal): graph = _graphs[text.Split(' ')[1]].Value; break;
                case var text when text.StartsWith("there exists a procedure ", StringComparison.Ordinal):
                    var procedure = TckProcedure.Of(text["there exists a procedure ".Length..], step.Table);
                    procedures[procedure.Name] = procedure;
                    break;
                default: failure ??= Check(step, result, error); break;
            }
        }

        return failure;
    }

    private static GraphSnapshot Load(string folder)
    {
        var writer = new TckWriter();
        foreach (var statement in File.ReadAllText(Directory.GetFiles(folder, "*.cypher")[0]).Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            writer.Execute(statement);
        }

        return writer.Freeze();
    }

    private static (QueryResult? Result, QueryException? Error) Execute(string text, GraphSnapshot graph, Dictionary<string, Value> parameters, Dictionary<string, Procedure> procedures)
    {
        try
        {
            return (CypherQuery.Compile(text, procedures.GetValueOrDefault).Run(graph, parameters, Budget), null);
        }
        catch (QueryException wrong)
        {
            return (null, wrong);
        }
    }

    private static string? Check(TckStep step, QueryResult? result, QueryException? error)
    {
        if (step.Text.Contains(" should be raised at ", StringComparison.Ordinal))
        {
            return CheckError(step.Text, error);
        }

        if (error is not null)
        {
            return error.Message;
        }

        if (step.Text == "the result should be empty")
        {
            return result!.RowCount == 0 ? null : $"{result.RowCount} rows";
        }

        return CheckRows(step, result!);
    }

    private static string? CheckError(string text, QueryException? error)
    {
        var words = text.Split(' ');
        var (type, detail) = (words[1], words[^1]);
        if (error is null)
        {
            return $"no {type} {detail} was raised";
        }

        var found = error.Diagnostics[0];
        var phase = text.Contains("at any time", StringComparison.Ordinal) || text.Contains("compile", StringComparison.Ordinal) == (found.Phase == QueryPhase.Compile);
        return phase && found.Type == type && (detail == "*" || found.Detail == detail) ? null : $"wanted {text}, got {found.Phase} {found.Detail} {found}";
    }

    private static string? CheckRows(TckStep step, QueryResult result)
    {
        var bag = step.Text.Contains("ignoring element order", StringComparison.Ordinal);
        var columns = step.Table[0];
        if (!columns.SequenceEqual(result.Columns))
        {
            return $"columns {string.Join(", ", result.Columns)}";
        }

        var expected = step.Table.Skip(1).Select(row => string.Join(" | ", row.Select(cell => TckValue.Canonical(cell, bag)))).ToArray();
        var actual = result.Rows.Select(row => string.Join(" | ", Enumerable.Range(0, columns.Count).Select(i => TckValue.Canonical(row[i], bag)))).ToArray();
        if (!step.Text.Contains("in order", StringComparison.Ordinal))
        {
            Array.Sort(expected, StringComparer.Ordinal);
            Array.Sort(actual, StringComparer.Ordinal);
        }

        return expected.SequenceEqual(actual) ? null : $"expected {string.Join(" / ", expected)}\n   got {string.Join(" / ", actual)}";
    }
}
