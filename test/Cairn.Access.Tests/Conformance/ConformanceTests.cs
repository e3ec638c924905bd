namespace Cairn.Access.Tests.Conformance;

public sealed class ConformanceTests
{
    [Fact]
    public void The_core_cases_of_iam_simulate_hold()
    {
        var folder = Path.Combine(Repository.Suite("iam-simulate"), "core");
        SuiteReport.Check("iam-simulate/core", [.. Files(folder).SelectMany(path => CoreCases.Run(path, Path.GetRelativePath(folder, path)))]);
    }

    [Fact]
    public void The_documented_rules_of_AWS_hold()
    {
        var folder = Repository.Suite("iam-documented");
        SuiteReport.Check("iam-documented", CoreCases.Run(Path.Combine(folder, "cases.json"), "cases.json"));
    }

    [Fact]
    public void The_simulation_cases_of_iam_simulate_hold()
    {
        var folder = Path.Combine(Repository.Suite("iam-simulate"), "simulation");
        SuiteReport.Check("iam-simulate/simulation", [.. Files(folder).SelectMany(path => SimulationCases.Run(path, Path.GetRelativePath(folder, path)))]);
    }

    [Fact]
    public void The_cases_of_PMapper_hold()
        => SuiteReport.Check("pmapper", [.. Files(Path.Combine(Repository.Suite("pmapper"), "cases")).SelectMany(PMapperCases.Run)]);

    [Fact]
    public void The_unit_cases_of_iam_simulate_hold()
        => SuiteReport.Check("iam-simulate/unit", [.. Files(Path.Combine(Repository.Suite("iam-simulate"), "unit")).SelectMany(UnitCases.Run)]);

    [Fact]
    public void Requests_on_whole_organizations_hold() => SuiteReport.Check("iam-lens/simulate", new LensCases(Repository.Suite("iam-lens")).Simulate());

    [Fact]
    public void Who_can_on_whole_organizations_holds() => SuiteReport.Check("iam-lens/whoCan", new LensCases(Repository.Suite("iam-lens")).WhoCan());

    [Fact]
    public void The_labs_permissions_show_as_edges()
    {
        var folder = Path.Combine(Repository.Suite("pathfinding-labs"), "scenarios");
        var managed = Path.Combine(folder, "..", "..", "..", "data", "iam-catalogues", "aws-managed-policies.json");
        Assert.SkipUnless(File.Exists(managed), "the AWS managed policies are not beside the suites");
        var labs = new LabCases(managed);
        SuiteReport.Check("pathfinding-labs", [.. Files(folder).SelectMany(labs.Run)]);
    }

    [Fact]
    public void Detection_edge_cases_come_out_right()
        => SuiteReport.Check("iam-vulnerable", VulnerableCases.Run(Path.Combine(Repository.Suite("iam-vulnerable"), "tool-testing.json")));

    private static IEnumerable<string> Files(string folder)
        => Directory.EnumerateFiles(folder, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal);
}
