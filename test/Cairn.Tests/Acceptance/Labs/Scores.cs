namespace Cairn.Tests.Acceptance.Labs;

/// <summary>Counts what the acceptance tests assert, set by set.</summary>
internal static class Scores
{
    /// <summary>The sample that ships with the sources, so that anybody can count again.</summary>
    public static IReadOnlyList<Score> OfSamples() =>
    [
        Count("`samples/larkspur-health`", "attacks planted in the story, each by its technique", true, Larkspur.Planted.Select(row => Larkspur.IsFound(row.Data.Item2, row.Data.Item3, row.Data.Item4))),
        Count("`samples/larkspur-health`", "decoys that look like attacks", false, Larkspur.Decoys.Select(row => Larkspur.Direct(row.Data.Item2, row.Data.Item3).Count == 0)),
        Count("composed attacks", "small graphs with every part of an attack of several techniques", true, Composites.All.Select(row => Composites.Holds(row.Data.Item2, row.Data.Item3, row.Data.Item4))),
        Count("composed attacks", "the same graphs with one part missing", false, Composites.All.Select(row => !Composites.Holds(row.Data.Item5, row.Data.Item3, row.Data.Item4))),
    ];

    public static IReadOnlyList<Score> OfShared() => [.. Labs(), .. Identities(), .. Shop(), .. Environments()];

    private static IEnumerable<Score> Labs()
    {
        var results = LabSet.Scenarios.Select(LabSet.Result).ToList();
        yield return new("labs, restated", "paths found from start to target and named as the catalogue names them", true, results.Count(result => result.Found), results.Count, Assumed(results));
        var left = LabSet.Scenarios.Select(path => (Name: Path.GetFileNameWithoutExtension(path), Left: LabSet.Left(path))).Where(lab => lab.Left is not null).ToList();
        yield return new("labs, restated", "the same environments with the needed calls denied", false, left.Count(lab => lab.Left!.Count == 0), left.Count, string.Join("; ", left.Where(lab => lab.Left!.Count > 0).Select(lab => $"`{lab.Name}` holds another way")));
        var states = LabStates.Names.Select(LabStates.Result).ToList();
        yield return new("labs, as Terraform states", "paths found from start to target and named as the catalogue names them", true, states.Count(result => result.Found), states.Count, $"{Assumed(states)}; {LabStates.WithoutTheStart.Count} states do not hold the permission of the start, see below");
    }

    private static string Assumed(IEnumerable<LabResult> results) => $"{results.Count(result => result.Found && result.OnAssumption)} of them on an assumption";

    private static IEnumerable<Score> Identities()
    {
        var escalating = VulnerableIdentities.Escalating.SelectMany(one => VulnerableIdentities.Of(one.Name).Select(arn => (Arn: arn, one.Path))).ToList();
        var found = Count("vulnerable identities", "users and roles that reach administrator, by the path they have", true, escalating.Select(one => VulnerableIdentities.IsFound(one.Arn, one.Path)));
        yield return found with { Note = $"{escalating.Count(one => LabResult.Assumes(VulnerableIdentities.Admin(one.Arn)))} of them on an assumption" };
        yield return Count("vulnerable identities", "users and roles that only look able to", false, VulnerableIdentities.Decoys.SelectMany(VulnerableIdentities.Of).Select(arn => VulnerableIdentities.Admin(arn).Count == 0));
        yield return Count("vulnerable identities", "users and roles whose rights are over identities of another sort", false, VulnerableIdentities.NotAlone.Keys.Select(identity => VulnerableIdentities.Admin(VulnerableIdentities.Arn(identity)).Count == 0));
    }

    private static IEnumerable<Score> Shop()
    {
        yield return Count("vulnerable AI shop", "attacks of its list, by their techniques", true,
        [
            .. AiGoat.Must.Select(row => AiGoat.IsFound(row.Data.Item2, row.Data.Item3, row.Data.Item4)),
            .. AiGoat.MustReach.Select(row => AiGoat.IsReached(row.Data.Item2, row.Data.Item3, row.Data.Item4, row.Data.Item5)),
        ]);
        yield return Count("vulnerable AI shop", "weaknesses of its list", true, AiGoat.MustFind.Select(row => AiGoat.IsTold(row.Data.Item2, row.Data.Item3)));
    }

    private static IEnumerable<Score> Environments()
    {
        yield return Count("vulnerable environments", "the known path of each", true, CloudGoat.Known.Select(row => CloudGoat.IsFound(row.Data.Item1, row.Data.Item2, row.Data.Item3, row.Data.Item4, row.Data.Item5)));
    }

    private static Score Count(string set, string what, bool positive, IEnumerable<bool> right)
    {
        var all = right.ToList();
        return new(set, what, positive, all.Count(one => one), all.Count);
    }
}
