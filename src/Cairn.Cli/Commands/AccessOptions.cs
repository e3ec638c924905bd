using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Providers.Estates;

namespace Cairn.Cli.Commands;

/// <summary>What the commands about permissions share.</summary>
internal static class AccessOptions
{
    public static Option<string> Action() => new("--action", "-a") { Description = "The action, such as s3:GetObject.", Required = true };

    public static Option<string[]> Context() => new("--context", "-c") { Description = "A request key that is known, as key=value; repeat it for more.", AllowMultipleArgumentsPerToken = true };

    public static LoadedEstate Read(string[] paths)
    {
        var progress = new Progress();
        var estate = LoadedEstate.Read(paths, progress);
        progress.Clear();
        return estate;
    }

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Keys(string[]? context) => (context ?? [])
        .Select(pair => pair.Split('=', 2) is [{ Length: > 0 } key, var value] ? (Key: key, Value: value) : throw new UsageException($"`{pair}` is not key=value"))
        .GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(pair => pair.Value)], StringComparer.OrdinalIgnoreCase);

    /// <summary>A node's key where the text names one, else the text.</summary>
    public static string Resource(LoadedEstate estate, string text) =>
        text == "*" || text.StartsWith("arn:", StringComparison.Ordinal) ? text : estate.Graph.Key(Nodes.Find(estate.Graph, text));

    public static IAnswerAccess Access(this LoadedEstate estate) => estate.Estate.Access ?? throw new UsageException("the estate holds nothing whose permissions can be asked about");
}
