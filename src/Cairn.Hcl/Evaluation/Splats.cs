using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Evaluation;

/// <summary>Applies steps to every item: https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#splat-operators.</summary>
internal static class Splats
{
    /// <summary>No name of the language, so that nothing can hide it.</summary>
    public const string ItemName = "*";

    public static HclValue Apply(Evaluator evaluator, Expression.Splat splat, Scope scope)
    {
        var of = evaluator.Evaluate(splat.Of, scope);
        switch (of)
        {
            case NullValue when of.Type is HclType.ListOf or HclType.SetOf or HclType.TupleOf:
                throw new EvaluationException("a splat of a null collection");
            case NullValue:
                return HclValue.EmptyTuple.MarkedLike(of.IsSensitive);
            case UnknownValue unknown when unknown.Type is HclType.ListOf or HclType.SetOf or HclType.TupleOf || unknown.Type.IsDynamic:
                return HclValue.Unknown(HclType.Dynamic).MarkedLike(of.IsSensitive);
            case SequenceValue sequence:
                return Each(evaluator, splat, sequence, scope);
            default:
                return HclValue.Tuple([One(evaluator, splat, of, scope)]).MarkedLike(of.IsSensitive);
        }
    }

    private static HclValue Each(Evaluator evaluator, Expression.Splat splat, SequenceValue sequence, Scope scope)
    {
        var items = sequence.Items.Select(item => One(evaluator, splat, item, scope)).ToList();
        // Of a list or set all results have one type, and the splat is a list too.
        if (sequence.Kind == SequenceKind.Tuple || items.Exists(item => item.Type != items[0].Type) || items.Count == 0)
            return HclValue.Tuple(items).MarkedLike(sequence.IsSensitive);
        return HclValue.List(items, items[0].Type).MarkedLike(sequence.IsSensitive);
    }

    private static HclValue One(Evaluator evaluator, Expression.Splat splat, HclValue item, Scope scope) =>
        evaluator.Evaluate(splat.Each, scope.With(ItemName, item));
}
