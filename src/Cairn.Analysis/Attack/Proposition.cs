using Cairn.Analysis.Knowledge;

namespace Cairn.Analysis.Attack;

/// <summary>A capability on a node, numbered densely so that arrays can be indexed by it.</summary>
internal static class Proposition
{
    public const int PerNode = 6;

    public static int Of(Capability capability, int node) => (node * PerNode) + (int)capability;

    public static Capability CapabilityOf(int proposition) => (Capability)(proposition % PerNode);

    public static int NodeOf(int proposition) => proposition / PerNode;
}
