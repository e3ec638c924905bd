using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Evaluation;

/// <summary>Runs <c>for</c> expressions.</summary>
internal static class Loops
{
    public static HclValue Run(Evaluator evaluator, Expression.For loop, Scope scope)
    {
        var over = evaluator.Evaluate(loop.Over, scope);
        if (over is NullValue)
            throw new EvaluationException(new HclDiagnostic("hcl-value", "`for` goes through a null value", loop.Over.Range));
        if (over is UnknownValue)
            return HclValue.Unknown(HclType.Dynamic).MarkedLike(over.IsSensitive);
        if (Pairs(over) is not { } pairs)
            throw new EvaluationException(new HclDiagnostic("hcl-value", $"`for` cannot go through a {over.Type.Words}", loop.Over.Range));
        evaluator.Budget.Items(pairs.Count);
        var kept = new List<(Scope Scope, bool IsSensitive)>();
        foreach (var (key, value) in pairs)
        {
            var inner = scope.With(loop.ValueName, value);
            if (loop.KeyName is not null)
                inner = inner.With(loop.KeyName, key);
            var (keeps, isSensitive) = Keeps(evaluator, loop, inner);
            if (keeps is null)
                return HclValue.Unknown(HclType.Dynamic).MarkedLike(over.IsSensitive);
            if (keeps == true)
                kept.Add((inner, isSensitive));
        }

        var marked = over.IsSensitive || kept.Exists(item => item.IsSensitive);
        return (loop.Key is null
            ? HclValue.Tuple([.. kept.Select(item => evaluator.Evaluate(loop.Value, item.Scope))])
            : Object(evaluator, loop, [.. kept.Select(item => item.Scope)])).MarkedLike(marked);
    }

    /// <summary>Keys and values; a set has its items for both, a sequence its numbers.</summary>
    public static IReadOnlyList<(HclValue Key, HclValue Value)>? Pairs(HclValue over) => over switch
    {
        SequenceValue { Kind: SequenceKind.Set } set => [.. set.Items.Select(item => (item, item))],
        SequenceValue sequence => [.. sequence.Items.Select((item, i) => (HclValue.Of(i), item))],
        MappingValue mapping => [.. mapping.Items.Select(item => (HclValue.Of(item.Key), item.Value))],
        _ => null,
    };

    private static (bool? Keeps, bool IsSensitive) Keeps(Evaluator evaluator, Expression.For loop, Scope scope)
    {
        if (loop.If is null)
            return (true, false);
        var condition = evaluator.Evaluate(loop.If, scope);
        if (condition is NullValue)
            throw new EvaluationException(new HclDiagnostic("hcl-value", "the condition of `for` is null", loop.If.Range));
        try
        {
            return (Conversion.To(condition, HclType.Bool) is BoolValue flag ? flag.Value : null, condition.IsSensitive);
        }
        catch (EvaluationException e)
        {
            throw new EvaluationException(new HclDiagnostic("hcl-value", $"the condition of `for` is neither true nor false: {e.Message}", loop.If.Range));
        }
    }

    private static HclValue Object(Evaluator evaluator, Expression.For loop, List<Scope> scopes)
    {
        var groups = new Dictionary<string, List<HclValue>>(StringComparer.Ordinal);
        var (isSensitive, isOpen) = (false, false);
        foreach (var scope in scopes)
        {
            var key = evaluator.Evaluate(loop.Key!, scope);
            var value = evaluator.Evaluate(loop.Value, scope);
            isSensitive |= key.IsSensitive;
            if (key is UnknownValue)
            {
                isOpen = true;
                continue;
            }

            if (key is NullValue || Conversion.Text(key) is not { } name)
                throw new EvaluationException(new HclDiagnostic("hcl-value", key is NullValue ? "a key is null" : $"a key must be a text, not {key.Type.Words}", loop.Key!.Range));
            if (!groups.TryGetValue(name, out var group))
                groups[name] = group = [];
            else if (!loop.Groups)
                throw new EvaluationException(new HclDiagnostic("hcl-value", $"two items have the key `{name}`", loop.Key!.Range, "write `...` after the value to gather them in lists"));
            group.Add(value);
        }

        if (isOpen)
            return HclValue.Unknown(HclType.Dynamic).MarkedLike(isSensitive);
        return HclValue.Object(groups.Select(group => KeyValuePair.Create(group.Key, loop.Groups ? HclValue.Tuple(group.Value) : group.Value[0]))).MarkedLike(isSensitive);
    }
}
