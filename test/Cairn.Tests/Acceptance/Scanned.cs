using Cairn.Analysis.Attack;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;
using Cairn.Cli.Pipeline;
using Cairn.Graph;
using Cairn.Sources;
using Record = Cairn.Providers.Records.Record;

namespace Cairn.Tests.Acceptance;

/// <summary>An estate read and analysed as the commands do it, in this process.</summary>
internal sealed class Scanned
{
    private static readonly Lazy<KnowledgeBase> Shipped = new(Knowledge.Read);
    private readonly LoadedEstate _estate;
    private readonly Lazy<(AttackGraph Steps, IReadOnlyList<TargetPlace> Places)> _laidOut;

    private Scanned(LoadedEstate estate)
    {
        _estate = estate;
        _laidOut = new(LayOut);
    }

    public GraphSnapshot Graph => _estate.Graph;

    public LoadedEstate Estate => _estate;

    public static Scanned Read(params string[] paths) => new(LoadedEstate.Read(paths, new Progress()));

    /// <summary>An estate of records that no file of a known form holds.</summary>
    public static Scanned Of(IReadOnlyList<Record> records) => new(LoadedEstate.Of(new Collected(records, [], [], [], 0)));

    public Cairn.Analysis.Reports.Report Report(params string[] from) => Cairn.Analysis.Reports.Report.Scan(Input(from));

    public AttackPaths Paths(string from, string? to = null, string? kind = null, int alternatives = 1) =>
        AttackPaths.Find(Input([from]), to is null ? null : Nodes.Find(Graph, to), kind, alternatives);

    /// <summary>Several ways from a node to the targets of one kind; steps and targets are laid out once for all questions.</summary>
    public IReadOnlyList<RatedAttack> Ways(string from, string kind, int alternatives)
    {
        var (attacks, places) = _laidOut.Value;
        return AttackList.Find(attacks, Entries.Find(Graph, [from], Shipped.Value.Attackers), [.. places.Where(place => place.Kind == kind)], alternatives);
    }

    /// <summary>Up to some ways to one capability on one node, the likeliest first, for somebody who holds all of the entries.</summary>
    public IReadOnlyList<Derivation> Derivations(IReadOnlyList<string> from, Capability capability, string to, int count) =>
        _laidOut.Value.Steps.From(Entries.Find(Graph, from, Shipped.Value.Attackers)).Alternatives(capability, Nodes.Find(Graph, to), count).Ways;

    private (AttackGraph, IReadOnlyList<TargetPlace>) LayOut()
    {
        var (knowledge, matcher) = (Shipped.Value, new CypherMatcher());
        return (AttackGraph.Build(Graph, knowledge.Techniques, matcher), TargetPlace.Find(Graph, knowledge.Targets, matcher));
    }

    private ReportInput Input(string[] from) => _estate.Input(Shipped.Value, Asking.About(from));
}
