namespace Cairn.Access.Aws.Evaluation;

/// <summary>Judges what is left open: choices of the caller are no obstacle, unseen grants are not assumed.</summary>
internal static class Residual
{
    public static Verdict Judge(Condition final, PolicyLayers layer)
    {
        var judged = final.Judged ??= JudgeNew(final, layer);
        return judged.Layer == layer ? judged : judged with { Layer = layer };
    }

    private static Verdict JudgeNew(Condition final, PolicyLayers layer)
    {
        var seen = WithoutUnseenGrants(final);
        if (seen.IsNever)
            return new Verdict(Decision.Unknown, layer, final);
        if (seen.IsAlways)
            return new Verdict(Decision.Allowed, layer, Condition.Always);
        if (!Disjunctions.TryExpand(seen, out _))
            return new Verdict(Decision.Conditional, layer, seen) { Cut = "the condition has too many alternatives to be searched for contradictions" };
        var (restrictions, choices) = Choices.Split(seen);
        if (restrictions.IsNever)
            return new Verdict(Decision.DeniedImplicitly, layer, Condition.Never);
        return restrictions.IsAlways
            ? new Verdict(Decision.Allowed, layer, Condition.Always) { Choices = choices }
            : new Verdict(Decision.Conditional, layer, restrictions) { Choices = choices };
    }

    // What an unseen policy might grant is not granted; what an unreadable statement might deny stays in the residual.
    private static Condition WithoutUnseenGrants(Condition condition) => condition switch
    {
        Condition.Unseen { Negated: false } => Condition.Never,
        Condition.All all => all.Parts.Aggregate(Condition.Always, (result, part) => result & WithoutUnseenGrants(part)),
        Condition.Any any => any.Parts.Aggregate(Condition.Never, (result, part) => result | WithoutUnseenGrants(part)),
        _ => condition,
    };
}
