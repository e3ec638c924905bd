using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Evaluation;

/// <summary>Follows <c>a.b[c].d</c>: names, attributes and indices.</summary>
internal static class Traversals
{
    public static HclValue Walk(Evaluator evaluator, Expression expression, Scope scope)
    {
        var steps = new List<Expression>();
        var at = expression;
        while (at is Expression.Attribute or Expression.Index)
        {
            steps.Add(at);
            at = at is Expression.Attribute attribute ? attribute.Of : ((Expression.Index)at).Of;
        }

        steps.Reverse();
        var used = 0;
        var value = at is Expression.Variable variable ? Root(variable, steps, scope, out used) : evaluator.Evaluate(at, scope);
        foreach (var step in steps.Skip(used))
        {
            try
            {
                value = step is Expression.Attribute attribute
                    ? Attribute(value, attribute.Name)
                    : Index(value, evaluator.Evaluate(((Expression.Index)step).Key, scope));
            }
            catch (EvaluationException e) when (e.Diagnostic is null)
            {
                throw new EvaluationException(new HclDiagnostic("hcl-value", e.Message, step.Range, e.Help));
            }
        }

        return value;
    }

    public static HclValue Attribute(HclValue of, string name)
    {
        switch (of)
        {
            case NullValue:
                throw new EvaluationException($"attribute `{name}` of a null value");
            case UnknownValue unknown:
                return HclValue.Unknown(TypeOf(unknown.Type, name), unknown.Symbol?.Step("." + name)).MarkedLike(of.IsSensitive);
            case MappingValue mapping when mapping.Items.TryGetValue(name, out var found):
                return found.MarkedLike(of.IsSensitive);
            case MappingValue { Address: { } address }:
                return HclValue.Unknown(HclType.Dynamic, Symbol.To($"{address}.{name}")).MarkedLike(of.IsSensitive);
            case MappingValue { IsObject: true }:
                throw new EvaluationException($"this object has no attribute `{name}`");
            case MappingValue:
                throw new EvaluationException($"the map has no element `{name}`");
            case SequenceValue { Kind: not SequenceKind.Set }:
                throw new EvaluationException($"attribute `{name}` of a {of.Type.Words}", "say of which element, as in `[0]`, or use `[*]` for all");
            default:
                throw new EvaluationException($"a {of.Type.Words} has no attributes");
        }
    }

    public static HclValue Index(HclValue of, HclValue key)
    {
        var isSensitive = of.IsSensitive || key.IsSensitive;
        if (of is NullValue)
            throw new EvaluationException("an index into a null value");
        if (key is NullValue)
            throw new EvaluationException("the index is null");
        if (of is UnknownValue unknown)
            return HclValue.Unknown(Conversion.ElementOf(unknown.Type) ?? HclType.Dynamic, unknown.Symbol?.Step(StepOf(key))).MarkedLike(isSensitive);
        if (of is not (SequenceValue { Kind: not SequenceKind.Set } or MappingValue))
            throw new EvaluationException($"a {of.Type.Words} cannot be indexed", of is SequenceValue ? "a set has no order; turn it into a list with `tolist`" : null);
        if (key is UnknownValue)
            return HclValue.Unknown(Conversion.ElementOf(of.Type) ?? HclType.Dynamic).MarkedLike(isSensitive);
        return (of is SequenceValue sequence ? Item(sequence, key) : Element((MappingValue)of, key)).MarkedLike(isSensitive);
    }

    private static HclValue Item(SequenceValue sequence, HclValue key)
    {
        if (Conversion.To(key, HclType.Number) is not NumberValue number || number.Value.ToInt64() is not { } index)
            throw new EvaluationException("the index must be a whole number");
        return index >= 0 && index < sequence.Items.Count
            ? sequence.Items[(int)index]
            : throw new EvaluationException($"there is no element {index}: the collection has {sequence.Items.Count}");
    }

    private static HclValue Element(MappingValue mapping, HclValue key)
    {
        if (Conversion.To(key, HclType.String) is not StringValue { Value: var name })
            throw new EvaluationException("the key must be a text");
        if (mapping.Items.TryGetValue(name, out var found))
            return found;
        return mapping.Address is { } address
            ? HclValue.Unknown(HclType.Dynamic, Symbol.To($"{address}.{name}"))
            : throw new EvaluationException($"there is no element `{name}`");
    }

    private static string StepOf(HclValue key) => key switch
    {
        NumberValue number => $"[{number.Value}]",
        StringValue text => $"[\"{text.Value}\"]",
        _ => "[?]",
    };

    private static HclType TypeOf(HclType type, string name) => type switch
    {
        HclType.ObjectOf @object => @object.Attributes.GetValueOrDefault(name) ?? throw new EvaluationException($"this object has no attribute `{name}`"),
        HclType.MapOf map => map.Element,
        _ => HclType.Dynamic,
    };

    private static HclValue Root(Expression.Variable variable, List<Expression> steps, Scope scope, out int used)
    {
        var names = steps.TakeWhile(step => step is Expression.Attribute).Select(step => ((Expression.Attribute)step).Name).ToList();
        try
        {
            return scope.Find(variable.Name, names, out used)
                ?? throw new EvaluationException($"there is nothing named `{string.Join('.', [variable.Name, .. names.Take(1)])}`", Help(variable.Name, steps.Count));
        }
        catch (EvaluationException e) when (e.Diagnostic is null)
        {
            throw new EvaluationException(new HclDiagnostic("hcl-value", e.Message, variable.Range, e.Help));
        }
    }

    private static string? Help(string name, int steps) => steps > 0 ? null : $"a text stands between quotes: \"{name}\"; variables are `var.{name}`, locals `local.{name}`";
}
