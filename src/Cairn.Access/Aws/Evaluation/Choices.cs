namespace Cairn.Access.Aws.Evaluation;

/// <summary>Tells apart what the caller chooses in the request from what really restricts it.</summary>
internal static class Choices
{
    public static (Condition Restrictions, Condition Choices) Split(Condition condition)
    {
        if (!Disjunctions.TryExpand(condition, out var terms))
            return (condition, Condition.Always);
        Condition restrictions = Condition.Never, choices = Condition.Never, sufficient = Condition.Never;
        foreach (var possible in terms.Where(Satisfiability.IsPossible))
        {
            var term = Satisfiability.Simplify(possible);
            var free = term.Where(IsFree).Aggregate(Condition.Always, (all, part) => all & part);
            var hard = term.Where(part => !IsFree(part)).Aggregate(Condition.Always, (all, part) => all & part);
            restrictions |= hard;
            choices |= free;
            if (hard.IsAlways)
                sufficient |= free;
        }
        return (restrictions, !sufficient.IsNever ? sufficient : choices.IsNever ? Condition.Always : choices);
    }

    private static bool IsFree(Condition part) => part is Condition.Test test && FreeKeys.Contains(test.Key);
}
