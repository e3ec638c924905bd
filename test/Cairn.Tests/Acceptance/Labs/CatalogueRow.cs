using Cairn.Tests.Analysis;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Acceptance.Labs;

/// <summary>One path of the catalogue: which techniques it is, how many cases they have, and where it was found.</summary>
internal sealed record CatalogueRow(string Id, IReadOnlyList<string> Techniques, int Fires, int Silent, string Restated, string States, string Identities)
{
    public static IEnumerable<CatalogueRow> All()
    {
        var restated = LabSet.Scenarios.Select(LabSet.Result).ToList();
        var states = LabStates.Names.Select(LabStates.Result).ToList();
        return Ids(restated).Select(id => Of(id, restated, states));
    }

    /// <summary>The catalogue's paths and those newer ones that the labs walk.</summary>
    private static IEnumerable<string> Ids(IEnumerable<LabResult> labs) =>
        Directory.EnumerateFiles(Repository.InShared("conformance", "pathfinding.cloud", "paths"), "*.yaml", SearchOption.AllDirectories).Select(Path.GetFileNameWithoutExtension).OfType<string>()
            .Union(labs.SelectMany(lab => lab.Paths)).Order(StringComparer.Ordinal);

    private static CatalogueRow Of(string id, IEnumerable<LabResult> restated, IEnumerable<LabResult> states)
    {
        var techniques = KnowledgeFiles.All.Techniques.Where(technique => technique.Guidance.Frameworks.GetValueOrDefault("pathfinding")?.Contains(id) == true).ToList();
        var cases = techniques.SelectMany(technique => technique.Cases).ToList();
        var identities = VulnerableIdentities.Escalating.Where(one => one.Path == id).SelectMany(one => VulnerableIdentities.Of(one.Name).Select(arn => VulnerableIdentities.IsFound(arn, id))).ToList();
        return new(
            id,
            [.. techniques.Select(technique => technique.Id)],
            cases.Count(one => one.Fires),
            cases.Count(one => !one.Fires),
            Share(restated.Where(lab => lab.Paths.Contains(id)).Select(lab => lab.Found)),
            Share(states.Where(lab => lab.Paths.Contains(id)).Select(lab => lab.Found)),
            Share(identities));
    }

    private static string Share(IEnumerable<bool> found)
    {
        var all = found.ToList();
        return all.Count == 0 ? "" : $"{all.Count(one => one)} of {all.Count}";
    }
}
