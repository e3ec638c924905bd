using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;
using Cairn.Providers.Estates;
using Cairn.Sources;

namespace Cairn.Cli.Commands;

/// <summary>What the commands about permissions share.</summary>
internal static class AccessOptions
{
    public static Option<string> Action()
    {
        var option = new Option<string>("--action", "-a") { Description = "The action, such as s3:GetObject.", Required = true };
        option.Validators.Add(result =>
        {
            // What is no action at all would be denied, and a slip of the hand read as a clean answer.
            if (result.Tokens is [var given] && given.Value != "*" && given.Value.Split(':') is not [{ Length: > 0 }, { Length: > 0 }])
                result.AddError($"`{given.Value}` is no action; write it as service:Action, such as s3:GetObject");
        });
        return option;
    }

    public static Option<bool> Unlisted() => new("--unlisted") { Description = "Ask about an action that AWS's service reference does not list, as this Cairn knows it." };

    /// <summary>The action asked about; one that does not exist would be denied to everybody, and read as a clean answer.</summary>
    public static string Asked(ParseResult parsed, Option<string> action, Option<bool> unlisted)
    {
        var asked = parsed.GetRequiredValue(action);
        if (!parsed.GetValue(unlisted))
            Knowledge.ReadActionNames().Require(asked);
        return asked;
    }

    public static Option<string[]> Context() => new("--context", "-c") { Description = "A request key that is known, as key=value; repeat it for more.", AllowMultipleArgumentsPerToken = true };

    public static Option<string[]> Part() => new("--part") { Description = "What else the call uses, as part=node or part=ARN, where AWS checks a call part by part (ec2:RunInstances: image, subnet, role); repeat it for more.", AllowMultipleArgumentsPerToken = true };

    public static LoadedEstate Read(string[] paths, ReadOptions sources)
    {
        var progress = new Progress();
        var estate = LoadedEstate.Read(paths, progress, sources);
        progress.Clear();
        return estate;
    }

    public static IReadOnlyDictionary<string, IReadOnlyList<string>> Keys(string[]? context) => (context ?? [])
        .Select(pair => pair.Split('=', 2) is [{ Length: > 0 } key, var value] ? (Key: key, Value: value) : throw new UsageException($"`{pair}` is not key=value"))
        .GroupBy(pair => pair.Key, StringComparer.OrdinalIgnoreCase)
        .ToDictionary(group => group.Key, group => (IReadOnlyList<string>)[.. group.Select(pair => pair.Value)], StringComparer.OrdinalIgnoreCase);

    /// <summary>The parts of a call that were given; null for none.</summary>
    public static IReadOnlyDictionary<string, string>? Parts(LoadedEstate estate, IReadOnlyList<string> known, string[]? given) =>
        given is not { Length: > 0 } ? null : given.Select(pair => Part(estate, known, pair)).GroupBy(part => part.Name, StringComparer.OrdinalIgnoreCase).ToDictionary(group => group.Key, group => group.Last().Resource, StringComparer.OrdinalIgnoreCase);

    private static (string Name, string Resource) Part(LoadedEstate estate, IReadOnlyList<string> known, string pair)
    {
        if (pair.Split('=', 2) is not [{ Length: > 0 } name, { Length: > 0 } value])
            throw new UsageException($"`{pair}` is not part=resource");
        if (!known.Contains(name, StringComparer.OrdinalIgnoreCase))
            throw new UsageException(known.Count == 0 ? "the action is checked as one, it has no parts" : $"`{name}` is no part of this call; its parts are {string.Join(", ", known)}");
        return (name, Resource(estate, value));
    }

    /// <summary>A node's key where the text names one, else the text.</summary>
    public static string Resource(LoadedEstate estate, string text)
    {
        if (text == "*" || !text.StartsWith("arn:", StringComparison.Ordinal))
            return text == "*" ? text : estate.Graph.Key(Nodes.Find(estate.Graph, text));
        if (!text.AsSpan().ContainsAny('*', '?') && !IsDescribed(estate, text))
            Console.Error.WriteLine($"note: no source describes `{Plain.Line(text)}`; a policy of its own would not be known");
        return text;
    }

    /// <summary>Whether a node has this key, or one that this key goes on from: an object in a bucket.</summary>
    private static bool IsDescribed(LoadedEstate estate, string arn)
    {
        for (var end = arn.Length; end > 0; end = arn.LastIndexOfAny(['/', ':'], end - 1))
        {
            if (estate.Graph.TryFind(arn[..end], out _))
                return true;
        }

        return false;
    }

    /// <summary>A name of the estate's own; anything that looks like a principal from elsewhere is taken as it is.</summary>
    public static string Principal(LoadedEstate estate, string text)
    {
        if (text == "*" || text.EndsWith(".amazonaws.com", StringComparison.Ordinal))
            return text;
        if (!text.StartsWith("arn:", StringComparison.Ordinal))
            return estate.Graph.Key(Nodes.Find(estate.Graph, text));
        // Sessions of a role and the root of an account are no nodes of their own.
        if (IsLocal(estate, text) && !estate.Graph.TryFind(text, out _) && (text.Contains(":user/", StringComparison.Ordinal) || text.Contains(":role/", StringComparison.Ordinal)))
            throw new UsageException($"no source describes `{text}`, and others of its account are described", $"{Nodes.Guessed(estate.Graph, text[(text.LastIndexOf('/') + 1)..])}`cairn inventory PATH --kind User Role` lists who there is");
        return text;
    }

    private static bool IsLocal(LoadedEstate estate, string arn) =>
        arn.Split(':') is [_, _, _, _, { Length: > 0 } account, ..] && estate.Collected.Records.Any(record => record.Account == account);

    /// <summary>The same for what an action acts on: who names a bucket where objects are written, read or deleted means those in it.</summary>
    public static string Resource(LoadedEstate estate, string text, string action)
    {
        var resource = Resource(estate, text);
        return IsOfObjects(action) && resource.Contains(":s3:::", StringComparison.Ordinal) && !resource.Contains('/', StringComparison.Ordinal) ? $"{resource}/*" : resource;
    }

    // Actions with the resource type `object` at https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html
    private static bool IsOfObjects(string action) =>
        action.StartsWith("s3:", StringComparison.OrdinalIgnoreCase)
        && ((action.Contains("Object", StringComparison.OrdinalIgnoreCase) && !action.Contains("Bucket", StringComparison.OrdinalIgnoreCase))
            || action[3..].ToUpperInvariant() is "ABORTMULTIPARTUPLOAD" or "LISTMULTIPARTUPLOADPARTS" or "BYPASSGOVERNANCERETENTION");

    public static IAnswerAccess Access(this LoadedEstate estate) => estate.Estate.Access ?? throw new UsageException("the estate holds nothing whose permissions can be asked about");
}
