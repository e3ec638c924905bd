using System.Globalization;
using System.Text;

namespace Cairn.Tests.Acceptance.Labs;

/// <summary>Writes the public scoreboard.</summary>
internal static class AccuracyPage
{
    public const string SamplesHeading = "## What ships with the sources";

    private const string Introduction = """
        # Accuracy

        <!-- Written by the test `Accuracy`; run it with CAIRN_ACCEPT=1 where the public sets are beside the checkout. -->

        What Cairn finds and what it leaves alone, counted on environments whose attacks are known. A *positive* must be found, and where the set names a path of the escalation catalogue, the attack must go through a technique of that
        very path. A *negative* must stay silent. The numbers are what the acceptance tests assert; this page is written by one of them and checked for being current.

        | Set | What it is |
        |---|---|
        | labs | pathfinding-labs at commit 28cbf9aa (Apache-2.0): one environment for each escalation path. *Restated* as data with its truth (73, four of them across two accounts); 61 of them also brought up on a mock of the AWS API and saved as Terraform states |
        | catalogue | pathfinding.cloud at commit 84dd65c9, December 2025 (Apache-2.0): 65 escalation paths; the labs use newer ids as well |
        | vulnerable identities | iam-vulnerable at commit 0f298666 (MIT): users and roles that can each escalate in one way, and ones made to fool detectors |
        | vulnerable AI shop | AIGoat at commit bd812567 (Apache-2.0): a shop with three machine-learning features |
        | vulnerable environments | three environments of cloudgoat at commit abf1ba8f (BSD-3-Clause) |

        The sets are not part of these sources. The runner reads any folder of files in the form of the restated labs:

        ```text
        CAIRN_LABS=/path/to/folder dotnet run --project test/Cairn.Tests -- -class "*PathfindingScenarios"
        ```


        """;

    private static string Unfound() => $"""
        ## What is not found, and why

        - Five states (`{string.Join("`, `", LabStates.WithoutTheStart.Order(StringComparer.Ordinal))}`) hold no policy of the start at all: it was to name a machine, and the mock could not start one. An identity that may do nothing has no path, and claiming one would be a guess. The restated labs of the same names hold machine and policy, and are found.
        - Four states hold the permission, the role or instance profile, and no machine, build project or launch template. There the path is told *on an assumption* that the step names, with a low likelihood: a state never shows a whole account, so that none is in view does not mean that none exists. Where what would be assumed is in view, nothing is assumed.
        - One restated lab is looked at in another region than the restatement put it, the one its policy names: as restated, the permission is on a function in a region where there is none.
        - Of the vulnerable identities, {VulnerableIdentities.NotAlone.Count} cannot escalate alone, although their names say so: {Reasons()}. Whoever holds a fitting identity beside them can.
        - In one vulnerable environment a key travels in the messages of a topic. No configuration says so: the path ends where the messages are read.
        - No principal of these labs is named as one that must not become administrator; a folder that has some is held to it.

        """;

    public static string Samples(IReadOnlyList<Score> samples) => $"{SamplesHeading}\n\n{Table(samples)}\n";

    public static string Whole(IReadOnlyList<Score> samples, IReadOnlyList<Score> shared) => new StringBuilder(Introduction)
        .Append("## The public sets\n\n").Append(Table(shared)).Append('\n')
        .Append(Samples(samples))
        .Append(Unfound())
        .Append('\n').Append(Paths())
        .Append('\n').Append(TerraformCode())
        .ToString();

    /// <summary>What cannot be measured by a test, as its script has written it.</summary>
    private static string TerraformCode() => $"""
        ## Terraform code of others

        The code reader is held to Terraform itself. A test lets Terraform plan an estate written in the ways of modules in public use (`test/Cairn.Tests/Cases/TerraformCode`: 19 stories, 219 resources) and compares every
        resource, value and edge; what differs is listed there with its reason. Another evaluates generated expressions with `terraform console`, another damages code and asks `terraform fmt`. Beyond those, all files of the
        language that are to be had in Debian's and npm's packages are parsed beside `terraform fmt`:

        {File.ReadAllText(Golden.Repository.In("bench", "terraform-packages.md")).TrimEnd()}

        """;

    private static string Reasons() => string.Join("; ", VulnerableIdentities.NotAlone.GroupBy(one => one.Value).OrderBy(group => group.Key, StringComparer.Ordinal)
        .Select(group => $"{string.Join(", ", group.Select(one => $"`{one.Key}`").Order(StringComparer.Ordinal))} ({group.Key})"));

    private static string Table(IEnumerable<Score> scores)
    {
        var table = new StringBuilder("| Set | Must | What | Right | |\n|---|---|---|---|---|\n");
        foreach (var score in scores)
            table.Append(CultureInfo.InvariantCulture, $"| {score.Set} | {(score.Positive ? "be found" : "stay silent")} | {score.What} | {score.Right} of {score.Of} | {score.Note} |\n");
        return table.ToString();
    }

    private static string Paths()
    {
        var text = new StringBuilder("## By path of the catalogue\n\nEvery technique comes with cases of its own: one that fires and at least one near miss that stays silent.\n\n| Path | Techniques | Cases | Labs restated | Labs as states | Identities |\n|---|---|---|---|---|---|\n");
        foreach (var path in CatalogueRow.All())
            text.Append(CultureInfo.InvariantCulture, $"| {path.Id} | {string.Join(", ", path.Techniques.Select(id => $"[{id}](reference/techniques.md#{id})"))} | {path.Fires} fire, {path.Silent} silent | {path.Restated} | {path.States} | {path.Identities} |\n");
        return text.ToString();
    }
}
