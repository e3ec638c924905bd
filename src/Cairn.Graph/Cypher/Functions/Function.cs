using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Functions;

internal delegate Value FunctionBody(Frame frame, ReadOnlySpan<Value> arguments);

/// <summary>A function of the language: how many arguments it takes, of which kinds the first may be, and what it gives.</summary>
internal sealed record Function(string Name, int Min, int Max, Types Accepts, StaticType Result, FunctionBody Body)
{
    /// <summary>Whether the result depends on nothing but the arguments and may be computed once for constants.</summary>
    public bool IsPure { get; init; } = true;

    /// <summary>Whether it takes the same time however large its arguments are.</summary>
    public bool IsQuick { get; init; }
}

/// <summary>Calls a function on evaluated arguments.</summary>
internal sealed class CallFormula(Function function, Formula[] arguments) : Formula
{
    public string Name => function.Name;

    public Formula[] Arguments => arguments;

    public override Value Of(Frame frame)
    {
        if (arguments.Length == 1)
        {
            var only = arguments[0].Of(frame);
            Handle(frame, only);
            return function.Body(frame, new ReadOnlySpan<Value>(in only));
        }

        var values = new Value[arguments.Length];
        for (var i = 0; i < arguments.Length; i++)
        {
            values[i] = arguments[i].Of(frame);
            Handle(frame, values[i]);
        }

        return function.Body(frame, values);
    }

    private void Handle(Frame frame, Value argument)
    {
        if (!function.IsQuick)
        {
            frame.Meter.Handle(argument);
        }
    }
}

/// <summary><c>coalesce</c>: the first argument that is not null; the others are not evaluated.</summary>
internal sealed class CoalesceFormula(Formula[] arguments) : Formula
{
    public override Value Of(Frame frame)
    {
        foreach (var argument in arguments)
        {
            var value = argument.Of(frame);
            if (!value.IsNull)
            {
                return value;
            }
        }

        return Value.Null;
    }
}
