using Cairn.Analysis.Attack;

namespace Cairn.Analysis.Blast;

/// <summary>The nodes that can have any part in an attack on one node: no node outside can be where such an attack starts.</summary>
internal static class Upstream
{
    /// <summary>Walks steps backwards as if one need were enough, so that what is found is never too little.</summary>
    public static IReadOnlyList<int> Of(StepTable steps, int node)
    {
        var givers = steps.Givers;
        var found = new SortedSet<int> { node };
        var open = new Stack<int>([node]);
        while (open.TryPop(out var next))
        {
            foreach (var step in givers.OnNode(next))
            {
                foreach (var need in steps.NeedsOf(step))
                {
                    if (found.Add(Proposition.NodeOf(need)))
                        open.Push(Proposition.NodeOf(need));
                }
            }
        }

        return [.. found];
    }
}
