using System.Globalization;
using Cairn.Graph;

namespace Cairn.Analysis.Matching;

/// <summary>Reads predicates: comparisons, lists, logic, kinds, null tests and existential sub-patterns.</summary>
internal sealed class PredicateParser(TokenReader reader, SlotTable slots)
{
    private const int MaxDepth = 64;
    private static readonly string[] Functions = ["coalesce", "size", "toLower"];
    private int _depth;

    public static Expression Parse(string text, SlotTable slots)
    {
        var reader = new TokenReader(Scanner.Scan(text));
        var expression = new PredicateParser(reader, slots).Or();
        reader.ExpectEnd();
        return expression;
    }

    /// <summary>A literal: text, number, true, false, null or a list of these.</summary>
    public Value Constant()
    {
        var at = reader.Peek.At;
        return Primary() switch
        {
            Expression.Constant constant => constant.Value,
            Expression.Items items when items.Of.All(item => item is Expression.Constant) => Value.List(items.Of.Select(item => ((Expression.Constant)item).Value)),
            _ => throw new PatternException("only literal values can stand here", at),
        };
    }

    private Expression Or()
    {
        if (++_depth > MaxDepth)
            throw new PatternException("the predicate is nested too deeply", reader.Peek.At);
        var left = And();
        while (reader.TryTakeWord("OR"))
            left = new Expression.Or(left, And());
        _depth--;
        return left;
    }

    private Expression And()
    {
        var left = Not();
        while (reader.TryTakeWord("AND"))
            left = new Expression.And(left, Not());
        return left;
    }

    private Expression Not()
    {
        var negations = 0;
        while (reader.TryTakeWord("NOT"))
            negations++;
        var expression = Compared();
        return negations % 2 == 0 ? expression : new Expression.Not(expression);
    }

    private Expression Compared()
    {
        var left = Primary();
        if (reader.TryTakeWord("IS"))
        {
            var negated = reader.TryTakeWord("NOT");
            reader.ExpectWord("NULL");
            var isNull = new Expression.IsNull(left);
            return negated ? new Expression.Not(isNull) : isNull;
        }

        return Operator() is { } comparison ? new Expression.Compare(comparison, left, Primary()) : left;
    }

    private Comparison? Operator()
    {
        if (reader.TryTake('='))
            return Comparison.Equal;
        if (reader.TryTake('<'))
            return reader.TryTake('>') ? Comparison.NotEqual : reader.TryTake('=') ? Comparison.LessOrEqual : Comparison.Less;
        if (reader.TryTake('>'))
            return reader.TryTake('=') ? Comparison.GreaterOrEqual : Comparison.Greater;
        if (reader.TryTakeWord("IN"))
            return Comparison.In;
        if (reader.TryTakeWord("CONTAINS"))
            return Comparison.Contains;
        if (reader.TryTakeWord("STARTS"))
            return With(Comparison.StartsWith);
        return reader.TryTakeWord("ENDS") ? With(Comparison.EndsWith) : null;
    }

    private Comparison With(Comparison comparison)
    {
        reader.ExpectWord("WITH");
        return comparison;
    }

    private Expression Primary()
    {
        if (reader.TryTake('('))
        {
            var inner = Or();
            reader.Expect(')');
            return inner;
        }

        if (reader.TryTake('['))
            return Items();
        if (reader.TryTake('-'))
            return Number(negative: true);
        return reader.Peek.Kind switch
        {
            TokenKind.Text => new Expression.Constant(reader.Take().Text),
            TokenKind.Number => Number(negative: false),
            TokenKind.Name => Word(),
            _ => throw reader.Unexpected("a value"),
        };
    }

    private Expression.Constant Number(bool negative)
    {
        if (reader.Peek.Kind != TokenKind.Number)
            throw reader.Unexpected("a number");
        var token = reader.Take();
        var sign = negative ? -1 : 1;
        return new Expression.Constant(long.TryParse(token.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var whole)
            ? sign * whole
            : sign * double.Parse(token.Text, CultureInfo.InvariantCulture));
    }

    private Expression.Items Items()
    {
        var items = new List<Expression>();
        if (!reader.Peek.Is(']'))
        {
            do
            {
                items.Add(Primary());
            }
            while (reader.TryTake(','));
        }

        reader.Expect(']');
        return new Expression.Items(items);
    }

    private Expression Word()
    {
        if (reader.TryTakeWord("true"))
            return new Expression.Constant(true);
        if (reader.TryTakeWord("false"))
            return new Expression.Constant(false);
        if (reader.TryTakeWord("null"))
            return new Expression.Constant(Value.Null);
        if (reader.Peek.IsWord("EXISTS") && reader.PeekSecond.Is('{'))
            return Exists();
        return reader.PeekSecond.Is('(') ? Call() : Variable();
    }

    private Expression.Call Call()
    {
        var name = reader.Take();
        var function = Array.Find(Functions, f => f.Equals(name.Text, StringComparison.OrdinalIgnoreCase))
            ?? throw new PatternException($"there is no function `{name.Text}`", name.At, Nearest.Help(name.Text, Functions));
        reader.Expect('(');
        var arguments = new List<Expression>();
        do
        {
            arguments.Add(Or());
        }
        while (reader.TryTake(','));
        reader.Expect(')');
        return new Expression.Call(function, arguments);
    }

    private Expression Variable()
    {
        var slot = slots.Find(reader.Take());
        if (reader.TryTake('.'))
            return new Expression.Property(slot, reader.Name("a property"));
        return reader.TryTake(':') ? new Expression.HasKind(slot, PatternParser.ReadKinds(reader)) : new Expression.Element(slot);
    }

    private Expression.Exists Exists()
    {
        reader.ExpectWord("EXISTS");
        reader.Expect('{');
        var shape = new PatternParser(slots).ReadShape(reader);
        var where = reader.TryTakeWord("WHERE") ? Or() : null;
        reader.Expect('}');
        return new Expression.Exists(shape, where);
    }
}
