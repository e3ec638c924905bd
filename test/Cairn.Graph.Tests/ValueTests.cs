namespace Cairn.Graph.Tests;

public sealed class ValueTests
{
    [Fact]
    public void A_value_takes_sixteen_bytes() => Assert.Equal(16, System.Runtime.CompilerServices.Unsafe.SizeOf<Value>());

    [Fact]
    public void Equality_is_structural_and_strict()
    {
        var left = Value.List([1, "a", Value.Map([new("x", 1.5), new("y", Value.Null)])]);
        var right = Value.List([1, "a", Value.Map([new("y", Value.Null), new("x", 1.5)])]);

        Assert.Equal(left, right);
        Assert.Equal(left.GetHashCode(), right.GetHashCode());
        Assert.NotEqual<Value>(1, 1.0);
        Assert.NotEqual<Value>(1, true);
        Assert.NotEqual<Value>("1", 1);
        Assert.Equal<Value>(double.NaN, double.NaN);
        Assert.NotEqual(Value.Null, 0);
        Assert.Equal(Value.Null, (string?)null);
        Assert.Equal(((Value)0.0).GetHashCode(), ((Value)(-0.0)).GetHashCode());
        Assert.Equal<Value>(0.0, -0.0);
    }

    [Theory]
    [InlineData(1.0, "1.0")]
    [InlineData(1e300, "1E+300")]
    [InlineData(double.NaN, "NaN")]
    [InlineData(double.NegativeInfinity, "-Infinity")]
    public void A_float_is_written_as_one(double number, string text) => Assert.Equal(text, ((Value)number).ToString());

    [Fact]
    public void A_value_is_written_as_a_literal()
    {
        var value = Value.Map([new("b", Value.List([1, true, Value.Null])), new("a", "it's \\")]);

        Assert.Equal(@"{a: 'it\'s \\', b: [1, true, null]}", value.ToString());
    }

    [Fact]
    public void Reading_a_value_as_another_kind_fails_loudly()
    {
        var wrong = Assert.Throws<InvalidOperationException>(() => ((Value)"x").AsInteger());

        Assert.Equal("the value 'x' is of kind String, not Integer", wrong.Message);
        Assert.Equal(2.0, ((Value)2).AsFloat());
    }
}
