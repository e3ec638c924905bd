using System.Collections.Concurrent;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Acceptance.Labs;

/// <summary>The labs that were brought up and saved as Terraform states; their truth is the restated lab of the same name.</summary>
internal static class LabStates
{
    private const string Ending = ".tfstate.json";
    private static readonly ConcurrentDictionary<string, Lazy<LabResult>> Results = new(StringComparer.Ordinal);

    /// <summary>
    /// States that hold no policy of the start: it was to name a machine, and the machine could not be started where the states were
    /// made. An identity that may do nothing has no path; the restated labs of these names, which hold both, are found.
    /// </summary>
    public static readonly IReadOnlySet<string> WithoutTheStart = new HashSet<string>(StringComparer.Ordinal)
    {
        "cspm-misconfig.cspm-ec2-001-instance-with-privileged-role",
        "privesc-one-hop.to-admin.ec2-003-ec2-instance-connect-sendsshpublickey",
        "privesc-one-hop.to-admin.ssm-001-ssm-startsession",
        "privesc-one-hop.to-admin.ssm-002-ssm-sendcommand",
        "privesc-one-hop.to-bucket.ssm-001-ssm-startsession",
    };

    /// <summary>Every state, and one name for none, so that a test that has nothing to look at says so.</summary>
    public static IReadOnlyList<string> Names { get; } = Repository.Shared is { } shared && Path.Combine(shared, "estates", "pathfinding-labs") is var folder && Directory.Exists(folder)
        ? [.. Directory.EnumerateFiles(folder, $"*{Ending}").Select(path => Path.GetFileName(path)[..^Ending.Length]).Order(StringComparer.Ordinal)]
        : ["(absent)"];

    /// <summary>What is found of a state's escalation, looked for once.</summary>
    public static LabResult Result(string name) => Results.GetOrAdd(name, _ => new(() =>
    {
        var (estate, lab) = Read(name);
        return LabResult.Of(estate, lab);
    })).Value;

    public static (Scanned Estate, Lab Lab) Read(string name)
    {
        var state = Repository.InShared("estates", "pathfinding-labs", name + Ending);
        var truth = Repository.InShared("conformance", "pathfinding-labs", "scenarios", $"single-account__{name.Replace(".", "__", StringComparison.Ordinal)}.json");
        return (Scanned.Read(state), Lab.Read(truth));
    }
}
