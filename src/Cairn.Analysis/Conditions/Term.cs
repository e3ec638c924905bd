namespace Cairn.Analysis.Conditions;

/// <summary>What must hold for an edge, in a form that belongs to no provider: tests of request keys, joined by all and any.</summary>
internal abstract record Term
{
    private Term()
    {
    }

    /// <summary>Every part must hold.</summary>
    public sealed record All(IReadOnlyList<Term> Parts) : Term;

    /// <summary>At least one part must hold.</summary>
    public sealed record Any(IReadOnlyList<Term> Parts) : Term;

    /// <summary>A test of one key of a request.</summary>
    /// <param name="OfActor">The key says something of who asks and from where: it is the same in all of the actor's requests.</param>
    public sealed record Test(string Key, Comparison Comparison, IReadOnlyList<string> Values, bool OfActor) : Term;

    /// <summary>A fact of the estate that nobody could see; it is what it is for every request.</summary>
    public sealed record Unseen(string What, bool Negated) : Term;

    /// <summary>Something that is told and not reasoned about.</summary>
    public sealed record Opaque : Term
    {
        public static readonly Opaque Instance = new();
    }
}

/// <summary>How a key is compared with values; of several values one is enough, and none must fit where it is negated.</summary>
internal enum Comparison
{
    In,
    NotIn,
    Like,
    NotLike,
    Within,
    NotWithin,
    AtLeast,
    AtMost,
    Present,
    Absent,
}
