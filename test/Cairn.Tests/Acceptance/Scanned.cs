using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Reports;
using Cairn.Cli.Pipeline;
using Cairn.Graph;

namespace Cairn.Tests.Acceptance;

/// <summary>An estate read and analysed as the commands do it, in this process.</summary>
internal sealed class Scanned
{
    private static readonly Lazy<KnowledgeBase> Shipped = new(Knowledge.Read);
    private readonly LoadedEstate _estate;

    private Scanned(LoadedEstate estate) => _estate = estate;

    public GraphSnapshot Graph => _estate.Graph;

    public LoadedEstate Estate => _estate;

    public static Scanned Read(params string[] paths) => new(LoadedEstate.Read(paths, new Progress()));

    public Cairn.Analysis.Reports.Report Report(params string[] from) => Cairn.Analysis.Reports.Report.Scan(Input(from));

    public AttackPaths Paths(string from, string? to = null, string? kind = null, int alternatives = 1) =>
        AttackPaths.Find(Input([from]), to is null ? null : Nodes.Find(Graph, to), kind, alternatives);

    private ReportInput Input(string[] from) => _estate.Input(Shipped.Value, Asking.About(from));
}
