using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Reach;

/// <summary>Which members of a class some policy singles out by name; all others are decided by the class's witness.</summary>
internal static class ClassExceptions
{
    /// <summary>The members to decide one by one; null if that is all of them.</summary>
    public static IReadOnlySet<int>? Find(TargetClass targets, TargetIndex index, CompiledRow row, GroupStatements statements, AwsEnvironment environment)
    {
        if (statements.UsesResourceKeys)
            return null;
        var found = new HashSet<int>();
        foreach (var inside in row.Insides)
        {
            foreach (var pattern in statements.Patterns)
            {
                var match = pattern.MatchPattern(targets.Whole(inside));
                if (match == ResourceMatch.Whole || match == ResourceMatch.None)
                    continue;
                if (pattern.MatchPattern(targets.WitnessPattern(inside)) != ResourceMatch.None)
                    return null;
                Add(pattern, inside, targets, index, environment, found);
            }
        }
        return found;
    }

    private static void Add(ResourcePattern pattern, bool inside, TargetClass targets, TargetIndex index, AwsEnvironment environment, HashSet<int> found)
    {
        var literal = pattern.Whole.LiteralPrefix;

        // For something inside the target, the literal may run on past the target's own ARN.
        foreach (var target in inside ? index.Arns.Around(literal) : [])
            AddMember(target, targets, index, found);
        foreach (var target in index.Arns.StartingWith(literal))
        {
            var arn = environment.Resources[target].Arn;
            if (inside ? pattern.MatchPattern(ResourcePattern.OfEncoded("", Glob.Clean(arn) + "/" + Glob.Star)) != ResourceMatch.None : pattern.Matches(arn))
                AddMember(target, targets, index, found);
        }
    }

    private static void AddMember(int target, TargetClass targets, TargetIndex index, HashSet<int> found)
    {
        if (ReferenceEquals(index.ClassOf(target), targets))
            found.Add(target);
    }
}
