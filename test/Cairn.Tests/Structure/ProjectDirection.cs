using System.Xml.Linq;

namespace Cairn.Tests.Structure;

/// <summary>Dependencies between projects run one way: Cli, then what reaches outside, then what concludes, then the engines.</summary>
public sealed class ProjectDirection
{
    /// <summary>From the outside in; a project may refer only to lines below its own.</summary>
    private static readonly string[][] Layers =
    [
        ["Cairn.Cli"],
        ["Cairn.Web", "Cairn.Sources", "Cairn.Store"],
        ["Cairn.Analysis", "Cairn.Providers"],
        ["Cairn.Graph", "Cairn.Access", "Cairn.Hcl"],
    ];

    /// <summary>Who may use which package; everything else has the base class library alone. A new pair needs a line in `docs/decisions`.</summary>
    private static readonly HashSet<string> Packages = ["Cairn.Analysis YamlDotNet", "Cairn.Sources YamlDotNet", "Cairn.Cli System.CommandLine", "Cairn.Sources AWSSDK.SecurityToken", "Cairn.Sources AWSSDK.SSO", "Cairn.Sources AWSSDK.SSOOIDC"];

    public static TheoryData<string> Sources =>
        [.. SourceTree.Projects.Where(path => SourceTree.Shown(path).StartsWith("src/", StringComparison.Ordinal)).Select(SourceTree.Shown)];

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_project_refers_only_to_layers_below_its_own(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);

        Assert.True(LayerOf(name) >= 0, $"{name} is in no layer: say in {nameof(ProjectDirection)} where it belongs");
        foreach (var other in Included(project, "ProjectReference").Select(Path.GetFileNameWithoutExtension))
            Assert.True(LayerOf(other!) > LayerOf(name), $"{name} must not refer to {other}");
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public void A_library_stands_on_the_base_class_library_unless_a_decision_says_otherwise(string project)
    {
        var name = Path.GetFileNameWithoutExtension(project);

        Assert.All(Included(project, "PackageReference"), package => Assert.Contains($"{name} {package}", Packages));
    }

    [Fact]
    public void Nothing_that_ships_refers_to_a_test_or_a_bench() =>
        Assert.All(Sources, row => Assert.All(Included(row.Data, "ProjectReference"), other => Assert.DoesNotContain("../../", other, StringComparison.Ordinal)));

    [Fact]
    public void The_solution_lists_every_project()
    {
        var listed = XDocument.Load(Golden.Repository.In("Cairn.slnx")).Descendants("Project").Select(project => (string)project.Attribute("Path")!);

        Assert.Equal(SourceTree.Projects.Select(SourceTree.Shown), listed.Order(StringComparer.Ordinal));
    }

    private static int LayerOf(string project) => Array.FindIndex(Layers, layer => layer.Contains(project));

    private static IEnumerable<string> Included(string project, string item) =>
        XDocument.Load(Golden.Repository.In(project)).Descendants(item).Select(element => (string)element.Attribute("Include")!);
}
