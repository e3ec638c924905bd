using Cairn.Hcl.Values;

namespace Cairn.Hcl.Syntax;

/// <summary>Puts the pieces of a template together: strip markers, indentation, and directives with what they enclose.</summary>
internal static class TemplateTree
{
    public static Expression Build(List<TemplatePart> parts, SourceRange range)
    {
        Trim(parts);
        if (parts is [TemplatePart.Interpolation single])
            return new Expression.Wrapped(single.Value, range);
        var at = 0;
        var body = Sequence(parts, ref at, range, null);
        return body is Expression.Literal literal ? literal with { Range = range } : body;
    }

    /// <summary><c>&lt;&lt;-</c>: the indentation that all lines share goes; empty lines have no say.</summary>
    public static void Unindent(List<TemplatePart> parts)
    {
        Trim(parts);
        var least = int.MaxValue;
        var lines = new List<int>();
        var isLineStart = true;
        for (var i = 0; i < parts.Count; i++)
        {
            var text = parts[i] as TemplatePart.Text;
            if (isLineStart)
            {
                var isBlank = text is not null && text.Value.EndsWith('\n') && text.Value.AsSpan().Trim().IsEmpty;
                if (!isBlank)
                {
                    least = Math.Min(least, text is null ? 0 : text.Value.Length - text.Value.TrimStart().Length);
                    if (text is not null)
                        lines.Add(i);
                }
            }

            isLineStart = text is not null && text.Value.EndsWith('\n');
        }

        foreach (var i in lines)
            parts[i] = (TemplatePart.Text)parts[i] with { Value = ((TemplatePart.Text)parts[i]).Value[least..] };
    }

    /// <summary>What strip markers take away; it goes before indentation is looked at.</summary>
    private static void Trim(List<TemplatePart> parts)
    {
        for (var i = 0; i < parts.Count; i++)
        {
            if (parts[i].TrimsBefore && i > 0 && parts[i - 1] is TemplatePart.Text before)
                parts[i - 1] = before with { Value = before.Value.TrimEnd() };
            if (parts[i].TrimsAfter && i + 1 < parts.Count && parts[i + 1] is TemplatePart.Text after)
                parts[i + 1] = after with { Value = after.Value.TrimStart() };
        }
    }

    /// <summary>Pieces up to one of the words that end the enclosing directive.</summary>
    private static Expression Sequence(List<TemplatePart> parts, ref int at, SourceRange range, TemplatePart? opener)
    {
        var found = new List<Expression>();
        var text = new System.Text.StringBuilder();
        void Flush(SourceRange where)
        {
            if (text.Length > 0)
                found.Add(new Expression.Literal(HclValue.Of(text.ToString()), where));
            text.Clear();
        }

        while (at < parts.Count)
        {
            var part = parts[at];
            if (part is TemplatePart.Text literal)
            {
                text.Append(literal.Value);
                at++;
                continue;
            }

            Flush(part.Range);
            if (part is TemplatePart.Word word)
            {
                if (opener is null || (word.Name == "endfor") != (opener is TemplatePart.For))
                    throw ParserState.Fault($"`%{{ {word.Name} }}` closes nothing that is open", word.Range);
                return Whole(found, range);
            }

            at++;
            found.Add(part switch
            {
                TemplatePart.Interpolation value => value.Value,
                TemplatePart.If condition => If(condition, parts, ref at),
                TemplatePart.For loop => For(loop, parts, ref at),
                _ => throw new System.Diagnostics.UnreachableException(),
            });
        }

        if (opener is not null)
            throw ParserState.Fault($"`%{{ {(opener is TemplatePart.For ? "for" : "if")} }}` is not closed", opener.Range, opener is TemplatePart.For ? "put `%{ endfor }` behind it" : "put `%{ endif }` behind it");
        Flush(range);
        return Whole(found, range);
    }

    private static Expression Whole(List<Expression> found, SourceRange range) => found switch
    {
        [] => new Expression.Literal(HclValue.Of(""), range),
        [Expression.Literal { Value: StringValue } only] => only,
        _ => new Expression.Template(found, range),
    };

    private static Expression.Conditional If(TemplatePart.If opener, List<TemplatePart> parts, ref int at)
    {
        var then = Sequence(parts, ref at, opener.Range, opener);
        Expression otherwise = new Expression.Literal(HclValue.Of(""), opener.Range);
        if (parts[at++] is TemplatePart.Word { Name: "else" })
        {
            otherwise = Sequence(parts, ref at, opener.Range, opener);
            if (parts[at++] is TemplatePart.Word { Name: "else" } second)
                throw ParserState.Fault("a second `else`", second.Range);
        }

        return new(opener.Condition, then, otherwise, opener.Range);
    }

    private static Expression.Joined For(TemplatePart.For opener, List<TemplatePart> parts, ref int at)
    {
        var body = Sequence(parts, ref at, opener.Range, opener);
        at++;
        return new(new Expression.For(opener.Key, opener.Value, opener.Over, null, body, null, false, opener.Range), opener.Range);
    }
}
