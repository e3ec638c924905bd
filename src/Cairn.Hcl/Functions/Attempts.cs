using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary><c>try</c> and <c>can</c>, which look at expressions rather than values.</summary>
internal static class Attempts
{
    public static HclValue Try(Evaluator evaluator, Expression.Call call, Scope scope)
    {
        if (call.Arguments.Count == 0)
            throw new EvaluationException("`try` needs at least one argument");
        var faults = new List<string>();
        foreach (var argument in call.Arguments)
        {
            try
            {
                return evaluator.Evaluate(argument, scope);
            }
            catch (EvaluationException e)
            {
                faults.Add(e.Message);
            }
        }

        throw new EvaluationException($"no argument of `try` has a value; the last: {faults[^1]}");
    }

    public static HclValue Can(Evaluator evaluator, Expression.Call call, Scope scope)
    {
        if (call.Arguments.Count != 1)
            throw new EvaluationException("`can` takes one argument");
        try
        {
            var value = evaluator.Evaluate(call.Arguments[0], scope);
            return value.IsWhollyKnown ? HclValue.True : HclValue.Unknown(HclType.Bool);
        }
        catch (EvaluationException)
        {
            return HclValue.False;
        }
    }
}
