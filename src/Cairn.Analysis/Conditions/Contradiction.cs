namespace Cairn.Analysis.Conditions;

/// <summary>Whether conditions can hold together.</summary>
/// <remarks>
/// Errs on one side only: conditions are called contradictory only where no request can meet them. What is not understood, what has variables,
/// and what is too large to try out counts as possible.
/// </remarks>
internal static class Contradiction
{
    private const int Budget = 4096;

    /// <param name="wanted">Terms with the group of each test: tests of one key in one group are about the same value.</param>
    public static bool Exists(IEnumerable<(string Actor, string Request, Term Term)> wanted)
    {
        var open = new List<Wanted>(wanted.Select(one => new Wanted(one.Actor, one.Request, one.Term)));
        var budget = Budget;
        return !CanHold(open, [], ref budget);
    }

    private readonly record struct Wanted(string Actor, string Request, Term Term)
    {
        public Wanted With(Term term) => this with { Term = term };
    }

    private static bool CanHold(List<Wanted> open, Dictionary<string, List<Term>> facts, ref int budget)
    {
        if (--budget < 0)
            return true;
        var choices = new List<Wanted>();
        var rest = new Stack<Wanted>(open);
        var known = facts.ToDictionary(fact => fact.Key, fact => fact.Value.ToList(), StringComparer.Ordinal);
        while (rest.TryPop(out var next))
        {
            switch (next.Term)
            {
                case Term.All all:
                    foreach (var part in all.Parts)
                        rest.Push(next.With(part));
                    break;
                case Term.Any any:
                    choices.Add(next.With(any));
                    break;
                default:
                    if (!Add(known, next))
                        return false;
                    break;
            }
        }

        return choices.Count == 0 || CanChoose(choices, known, ref budget);
    }

    private static bool CanChoose(List<Wanted> choices, Dictionary<string, List<Term>> known, ref int budget)
    {
        var first = choices[0];
        foreach (var part in ((Term.Any)first.Term).Parts)
        {
            if (CanHold([first.With(part), .. choices.Skip(1)], known, ref budget))
                return true;
        }

        return false;
    }

    /// <summary>False where the term contradicts one that is known.</summary>
    private static bool Add(Dictionary<string, List<Term>> known, Wanted wanted)
    {
        if (KeyOf(wanted) is not { } key)
            return true;
        if (!known.TryGetValue(key, out var together))
            known.Add(key, together = []);
        if (together.Exists(other => Pairs.Exclude(other, wanted.Term)))
            return false;
        together.Add(wanted.Term);
        return true;
    }

    private static string? KeyOf(Wanted wanted) => wanted.Term switch
    {
        Term.Test test => $"{(test.OfActor ? wanted.Actor : wanted.Request)}\n{test.Key.ToLowerInvariant()}",
        Term.Unseen unseen => $"\n{unseen.What}",
        _ => null,
    };
}
