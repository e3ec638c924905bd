namespace Cairn.Access;

/// <summary>
/// A normalised boolean expression over what a decision could not know: the residual of a three-valued evaluation.
/// Negation is pushed into the leaves; equal expressions have equal <see cref="Text"/>.
/// </summary>
public abstract class Condition
{
    private string? _text;
    private Condition? _negation;

    private Condition()
    {
    }

    /// <summary>Holds whatever the request looks like.</summary>
    public static Condition Always { get; } = new Constant(true);

    /// <summary>Holds for no request.</summary>
    public static Condition Never { get; } = new Constant(false);

    public bool IsAlways => ReferenceEquals(this, Always);

    public bool IsNever => ReferenceEquals(this, Never);

    /// <summary>The expression in words, and its identity.</summary>
    public string Text => _text ??= ConditionText.Of(this);

    /// <summary>The expression as a person would say it: <c>only through vpce-0a1 and with MFA</c>.</summary>
    public string Words => ConditionWords.Of(this);

    /// <summary>What judging this residual came to; residuals recur by the thousand in bulk.</summary>
    internal Verdict? Judged { get; set; }

    internal Condition Negation => _negation ??= ConditionAlgebra.Negate(this);

    public override string ToString() => Text;

    /// <summary>A constant; only <see cref="Always"/> and <see cref="Never"/> exist.</summary>
    public sealed class Constant : Condition
    {
        internal Constant(bool value) => Value = value;

        public bool Value { get; }
    }

    /// <summary>A test of one request key whose value is not known.</summary>
    public sealed class Test : Condition
    {
        internal Test(string key, string comparison, IReadOnlyList<string> values, bool negated)
            => (Key, Operator, Values, Negated) = (key, comparison, values, negated);

        public string Key { get; }

        /// <summary>The operator as the policy wrote it, with set prefix and <c>IfExists</c>.</summary>
        public string Operator { get; }

        public IReadOnlyList<string> Values { get; }

        /// <summary>True if the test must fail rather than hold.</summary>
        public bool Negated { get; }
    }

    /// <summary>A fact outside the request that could not be seen, such as a policy that was not collected.</summary>
    public sealed class Unseen : Condition
    {
        internal Unseen(string what, bool negated) => (What, Negated) = (what, negated);

        public string What { get; }

        public bool Negated { get; }
    }

    /// <summary>Every part must hold.</summary>
    public sealed class All : Condition
    {
        internal All(IReadOnlyList<Condition> parts) => Parts = parts;

        public IReadOnlyList<Condition> Parts { get; }
    }

    /// <summary>At least one part must hold.</summary>
    public sealed class Any : Condition
    {
        internal Any(IReadOnlyList<Condition> parts) => Parts = parts;

        public IReadOnlyList<Condition> Parts { get; }
    }

    public static Condition OfTest(string key, string comparison, IReadOnlyList<string> values) => new Test(key, comparison, values, negated: false);

    public static Condition OfUnseen(string what) => new Unseen(what, negated: false);

    public static Condition Of(bool value) => value ? Always : Never;

    public static Condition operator &(Condition left, Condition right) => And(left, right);

    public static Condition operator |(Condition left, Condition right) => Or(left, right);

    public static Condition operator !(Condition condition) => Not(condition);

    public static Condition And(Condition left, Condition right) => ConditionAlgebra.And(left, right);

    public static Condition Or(Condition left, Condition right) => ConditionAlgebra.Or(left, right);

    public static Condition Not(Condition condition) => condition.Negation;

    public static Condition BitwiseAnd(Condition left, Condition right) => And(left, right);

    public static Condition BitwiseOr(Condition left, Condition right) => Or(left, right);

    public static Condition LogicalNot(Condition condition) => Not(condition);
}
