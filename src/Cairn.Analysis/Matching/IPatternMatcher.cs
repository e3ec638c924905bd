using Cairn.Graph;

namespace Cairn.Analysis.Matching;

/// <summary>Finds every place of a graph where a pattern holds.</summary>
public interface IPatternMatcher
{
    /// <param name="limit">The most rows to return; a result that was cut says so.</param>
    PatternRows Match(GraphSnapshot graph, Pattern pattern, int limit, CancellationToken stop);
}
