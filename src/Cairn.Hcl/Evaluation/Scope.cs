using Cairn.Hcl.Values;

namespace Cairn.Hcl.Evaluation;

/// <summary>What names mean where an expression stands.</summary>
public abstract class Scope
{
    /// <summary>The value of a name such as <c>var</c>, <c>local</c>, <c>aws_iam_role</c> or a variable of a <c>for</c>; null when it means nothing.</summary>
    /// <param name="steps">The attributes asked of it, as far as they are written; a scope may answer for them and say how many it used.</param>
    public abstract HclValue? Find(string name, IReadOnlyList<string> steps, out int used);

    /// <summary>Names one more value inside this scope.</summary>
    public Scope With(string name, HclValue value) => new Inner(this, name, value);

    private sealed class Inner(Scope outer, string name, HclValue value) : Scope
    {
        public override HclValue? Find(string asked, IReadOnlyList<string> steps, out int used)
        {
            used = 0;
            return asked == name ? value : outer.Find(asked, steps, out used);
        }
    }

    /// <summary>Names nothing.</summary>
    public static readonly Scope Empty = new Nothing();

    private sealed class Nothing : Scope
    {
        public override HclValue? Find(string name, IReadOnlyList<string> steps, out int used)
        {
            used = 0;
            return null;
        }
    }
}
