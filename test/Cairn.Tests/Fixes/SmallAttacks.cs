using Cairn.Analysis.Attack;
using Cairn.Analysis.Matching;
using Cairn.Analysis.Reports;
using Cairn.Graph;
using Cairn.Tests.Analysis;
using CsCheck;

namespace Cairn.Tests.Fixes;

/// <summary>Small estates with identities, machines, data and credentials, for laws that are checked against trying everything.</summary>
internal static class SmallAttacks
{
    private static readonly string[] Kinds = ["User", "Role", "Role", "Function", "VirtualMachine", "Bucket", "Credential", "Model"];
    private static readonly string[] Links = ["CAN_ASSUME", "CAN_ASSUME", "RUNS_AS", "CAN_READ", "CAN_WRITE", "CAN_MODIFY_CODE", "CAN_REACH", "UNLOCKS", "LOADS_ARTIFACT", "HOLDS"];

    private static readonly Gen<(int From, int Link, int To)> Link = CsCheck.Gen.Select(CsCheck.Gen.Int[0, Kinds.Length - 1], CsCheck.Gen.Int[0, Links.Length - 1], CsCheck.Gen.Int[0, Kinds.Length - 1]);

    public static Gen<IReadOnlyList<(int From, int Link, int To)>> Gen { get; } = Link.Array[4, 14].Select(links => (IReadOnlyList<(int, int, int)>)[.. links.Distinct()]);

    public static string LinkOf(int link) => Links[link];

    public static GraphSnapshot Graph(IEnumerable<(int From, int Link, int To)> links)
    {
        var builder = new GraphBuilder();
        for (var i = 0; i < Kinds.Length; i++)
            builder.AddNode($"n{i}", Kinds[i]);
        foreach (var (from, link, to) in links)
            builder.AddEdge(from, Links[link], to);
        return builder.Freeze();
    }

    public static ReportInput Input(GraphSnapshot graph, params int[] entries) =>
        new(graph, new NoEvidence(), KnowledgeFiles.All, new CypherMatcher()) { Entries = [.. entries.Select(node => new Entry(node))] };

    /// <summary>Every capability that follows from owning one node, by applying steps until nothing changes.</summary>
    public static HashSet<int> Closure(AttackGraph attacks, int entry, Func<int, bool>? banned = null)
    {
        var steps = attacks.Steps;
        var held = new HashSet<int>();
        Hold(Proposition.Of(Cairn.Analysis.Knowledge.Capability.Own, entry));
        for (var grew = true; grew;)
        {
            grew = false;
            foreach (var step in Enumerable.Range(0, steps.Count).Where(step => banned?.Invoke(step) != true))
            {
                if (!held.Contains(steps.GiveOf(step)) && steps.NeedsOf(step).ToArray().All(held.Contains))
                    grew = Hold(steps.GiveOf(step));
            }
        }

        return held;

        bool Hold(int proposition)
        {
            var (capability, node) = (Proposition.CapabilityOf(proposition), Proposition.NodeOf(proposition));
            foreach (var other in Enum.GetValues<Cairn.Analysis.Knowledge.Capability>().Where(other => Implications.Imply(capability, other)))
                held.Add(Proposition.Of(other, node));
            return true;
        }
    }

    public static AttackGraph Attacks(GraphSnapshot graph) =>
        AttackGraph.Build(graph, KnowledgeFiles.All.Techniques, new CypherMatcher());

    private sealed class NoEvidence : IEdgeEvidence
    {
        public IReadOnlyList<EvidenceItem> Of(int edge) => [];
    }
}
