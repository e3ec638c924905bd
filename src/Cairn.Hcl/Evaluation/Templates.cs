using System.Text;
using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Evaluation;

/// <summary>Renders templates; unknown pieces stay visible in the symbol of the result.</summary>
internal static class Templates
{
    public static HclValue Render(Evaluator evaluator, Expression template, Scope scope)
    {
        var pieces = template is Expression.Template parts
            ? parts.Parts.Select(part => evaluator.Evaluate(part, scope))
            : Items(evaluator.Evaluate(((Expression.Joined)template).Items, scope));
        return Concat(pieces, evaluator.Budget);
    }

    public static HclValue Concat(IEnumerable<HclValue> pieces, Budget budget)
    {
        var (text, symbols, isSensitive) = (new StringBuilder(), (List<SymbolPart>?)null, false);
        foreach (var piece in pieces)
        {
            isSensitive |= piece.IsSensitive;
            if (piece is UnknownValue unknown)
            {
                symbols ??= [];
                symbols.Add(new(text.ToString(), false));
                symbols.AddRange(unknown.Symbol?.Parts ?? [new("", true)]);
                text.Clear();
                continue;
            }

            if (piece is NullValue)
                throw new EvaluationException("an interpolated value is null", "give it a default with `coalesce` or a conditional");
            text.Append(Conversion.Text(piece) ?? throw new EvaluationException($"a text is needed in a template, not {piece.Type.Words}", "use `join` or `jsonencode`, or go through it with `%{ for }`"));
            budget.Text(text.Length);
        }

        if (symbols is null)
            return HclValue.Of(text.ToString()).MarkedLike(isSensitive);
        symbols.Add(new(text.ToString(), false));
        // A piece nobody can name makes the whole nameless.
        var isNamed = !symbols.Exists(part => part.IsReference && part.Text.Length == 0);
        return HclValue.Unknown(HclType.String, isNamed ? Symbol.Join(symbols) : null).MarkedLike(isSensitive);
    }

    private static IReadOnlyList<HclValue> Items(HclValue value) => value is SequenceValue sequence ? sequence.Items : [value];
}
