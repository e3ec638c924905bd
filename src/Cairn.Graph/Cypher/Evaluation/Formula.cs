using Cairn.Graph.Comparison;

namespace Cairn.Graph.Cypher.Evaluation;

/// <summary>An expression ready to be evaluated on a row; immutable and free of state.</summary>
internal abstract class Formula
{
    public abstract Value Of(Frame frame);

    public virtual Truth Test(Frame frame) => Conditions.Of(Of(frame));

    /// <summary>The value if it is the same for every row and known without running.</summary>
    public virtual Value? Constant => null;
}

/// <summary>A formula whose natural result is a truth value.</summary>
internal abstract class Predicate : Formula
{
    public sealed override Value Of(Frame frame) => Test(frame).ToValue();

    public abstract override Truth Test(Frame frame);
}

/// <summary>A fixed value.</summary>
internal sealed class ConstantFormula(Value value) : Formula
{
    public override Value? Constant => value;

    public override Value Of(Frame frame) => value;
}

/// <summary>A parameter of the query.</summary>
internal sealed class ParameterFormula(string name) : Formula
{
    public override Value Of(Frame frame) => frame.Parameters.TryGetValue(name, out var value)
        ? value
        : throw Failure.Run("ParameterMissing", "MissingParameter", $"the parameter `${name}` was not given");
}

/// <summary>A variable.</summary>
internal sealed class SlotFormula(int slot) : Formula
{
    public int Slot => slot;

    public override Value Of(Frame frame) => frame.Slots[slot];
}
