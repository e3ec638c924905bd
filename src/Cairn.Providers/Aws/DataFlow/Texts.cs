using System.Text;
using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Estates;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>A script, code or environment value inside a record, who runs it, and the environment it runs in.</summary>
internal sealed record ScriptText(int Owner, IReadOnlyList<int> Executors, Record Record, string Pointer, string Text, IReadOnlyDictionary<string, string> Environment)
{
    public Evidence At(int line, string note) => new(Record, Pointer, null, line > 0 ? $"line {line}: {note}" : note);
}

/// <summary>Gathers the scripts, inline code and environments of an estate, bounded in size.</summary>
internal static class Texts
{
    private const int Longest = 1 << 20;
    private const string Machine = "VirtualMachine";

    /// <summary>Fields that hold a script, plain or in base64, by the node kinds that have them.</summary>
    private static readonly (string Kind, string[] Fields)[] Scripts =
    [
        ("ConfigFile", ["OnCreate", "OnStart", "StudioLifecycleConfigContent"]),
        (Machine, ["UserData", "user_data_base64"]),
        ("DataObject", ["Content", "content_base64"]),
    ];

    private static readonly string[] Environments = ["Environment", "EnvironmentVariables", "HyperParameters"];

    private static readonly IReadOnlyDictionary<string, string> Nothing = new Dictionary<string, string>();

    public static IEnumerable<ScriptText> Of(Flow flow)
    {
        foreach (var (kind, fields) in Scripts)
        {
            foreach (var node in flow.OfKind(kind))
            {
                foreach (var text in Written(flow, kind, node, fields))
                    yield return text;
            }
        }

        foreach (var function in flow.OfKind("Function"))
        {
            foreach (var text in Inline(flow, function))
                yield return text;
        }
    }

    /// <summary>The names and values of a record's environment, its containers' included.</summary>
    public static IEnumerable<(string Name, Field Value)> Environment(Record record)
    {
        var root = Field.Of(record.Data);
        var holders = new[] { root }.Concat(root["PrimaryContainer"].Items).Concat(root["Containers", "Container"].Items);
        return holders.SelectMany(holder => Environments.SelectMany(name => Variables(holder[name])));
    }

    private static IEnumerable<(string, Field)> Variables(Field environment)
    {
        var variables = environment["Variables"] is { IsAbsent: false } inner ? inner : environment;
        return variables.Members.Where(member => member.Value.Text is { Length: <= 4096 });
    }

    private static IEnumerable<ScriptText> Inline(Flow flow, int function)
    {
        if (!flow.Derivation.Facts.Described.TryGetValue(function, out var record))
            yield break;
        var code = Field.Of(record.Data)["Code"]["ZipFile"];
        if (code.Text is { } text && Bounded(flow, function, text) is { } readable)
            yield return new(function, [function], record, code.Pointer, readable, Values(record));
    }

    public static IReadOnlyDictionary<string, string> Values(Record record) =>
        Environment(record).DistinctBy(pair => pair.Name).ToDictionary(pair => pair.Name, pair => pair.Value.Text!);

    private static IEnumerable<ScriptText> Written(Flow flow, string kind, int node, string[] fields)
    {
        if (!flow.Derivation.Facts.Described.TryGetValue(node, out var record))
            yield break;
        foreach (var name in fields)
        {
            foreach (var item in Field.Of(record.Data)[name].Items)
            {
                var field = item["Content"] is { IsAbsent: false } content ? content : item;
                // That the source keeps only a hash of a machine's script is said where the machine is mapped.
                if (kind == Machine && field.Text is { } digest && UserData.IsDigest(digest))
                    continue;
                if (Decode(flow, node, field) is { } text)
                    yield return new(node, Executors(flow, node), record, field.Pointer, text, Nothing);
            }
        }
    }

    /// <summary>Whoever is configured by a script runs it.</summary>
    private static int[] Executors(Flow flow, int node)
    {
        var runners = flow.In(node, EdgeKinds.ConfiguredBy).Select(end => end.From).ToArray();
        return runners.Length > 0 ? runners : [node];
    }

    private static string? Decode(Flow flow, int node, Field field) =>
        field.Text is { } text ? Bounded(flow, node, Plain(text)) : null;

    private static string Plain(string text)
    {
        if (text.Length > 2 * Longest || text.Length % 4 != 0 || text.AsSpan().ContainsAny(" \t\n"))
            return text;
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
            return text;
        var plain = Encoding.UTF8.GetString(bytes, 0, length);
        return plain.Contains('\0', StringComparison.Ordinal) ? "" : plain;
    }

    private static string? Bounded(Flow flow, int node, string text)
    {
        if (text.Length <= Longest)
            return text;
        flow.Derivation.Gap("script-truncated", node, "a script longer than 1 MiB was read only up to there");
        return text[..Longest];
    }
}
