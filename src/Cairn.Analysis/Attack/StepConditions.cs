using Cairn.Analysis.Conditions;
using Cairn.Graph;

namespace Cairn.Analysis.Attack;

/// <summary>What must hold for the steps of a derivation, put together.</summary>
/// <remarks>
/// Each edge is a request of its own by the node it starts from. What a request is about may differ from request to request; who the actor is and
/// where it asks from is the same in all requests of one actor; a fact of the estate that could not be seen is the same for all.
/// (docs/decisions/0013-conditions-along-an-attack.md)
/// </remarks>
internal sealed class StepConditions(StepTable table)
{
    private readonly Dictionary<string, Term> _terms = new(StringComparer.Ordinal);

    /// <summary>No request can meet all that the steps need.</summary>
    public bool Contradict(IEnumerable<int> steps)
    {
        var wanted = Edges(steps).Select(edge => (Actor: edge.From, edge.Id, Term: TermOf(edge.Id))).Where(one => one.Term is not null).ToList();
        return wanted.Count > 0 && Contradiction.Exists(wanted.Select(one => ($"actor {one.Actor}", $"edge {one.Id}", one.Term!))); // filtered above
    }

    /// <summary>What remains to hold, by actor, each condition once.</summary>
    public IReadOnlyList<Remaining> Of(IEnumerable<int> steps) =>
    [
        .. Edges(steps).Where(edge => table.Doubts.IsConditional(edge.Id))
            .GroupBy(edge => edge.From)
            .Select(actor => new Remaining(actor.Key, [.. actor.Select(edge => table.Doubts.ConditionOf(edge.Id)).Distinct()])),
    ];

    private IEnumerable<Edge> Edges(IEnumerable<int> steps) => steps.SelectMany(table.EdgesOf).Distinct().Select(table.Graph.EdgeAt);

    private Term? TermOf(int edge)
    {
        if (table.Graph.EdgeProperty(edge, TermReader.Property) is not { Type: ValueKind.String } property)
            return null;
        var text = property.AsString();
        if (!_terms.TryGetValue(text, out var term))
            _terms.Add(text, term = TermReader.Read(text));
        return term;
    }
}

/// <summary>The conditions that remain for one actor of a derivation: all of them must hold.</summary>
public sealed record Remaining(int Actor, IReadOnlyList<string> Conditions)
{
    /// <summary>All of them in one clause.</summary>
    public string Text => string.Join(" and ", Conditions.Select(condition => Conditions.Count > 1 && condition.Contains(" or ", StringComparison.Ordinal) ? $"({condition})" : condition));
}
