using Cairn.Analysis.Attack;

namespace Cairn.Analysis.Blast;

/// <summary>The nodes that can have any part in an attack on one node: no node outside can be where such an attack starts.</summary>
internal static class Upstream
{
    /// <summary>Walks steps backwards as if one need were enough, so that what is found is never too little.</summary>
    /// <param name="isKnown">Nodes past which nobody needs to look.</param>
    public static IReadOnlyList<int> Of(StepTable steps, int node, Func<int, bool>? isKnown = null)
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
                    var before = Proposition.NodeOf(need);
                    if (isKnown?.Invoke(before) != true && found.Add(before))
                        open.Push(before);
                }
            }
        }

        return [.. found];
    }
}
