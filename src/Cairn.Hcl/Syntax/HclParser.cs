namespace Cairn.Hcl.Syntax;

/// <summary>The entrances to reading: files in native syntax, single expressions, templates.</summary>
public static class HclParser
{
    /// <summary>Reads a file; what is faulty is left out and told in the diagnostics.</summary>
    public static HclFile Parse(SourceText source, HclLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        limits ??= new();
        return source.Text.Length > limits.MaxFileLength ? TooLong(source, limits) : new BodyParser(source, limits).Parse();
    }

    /// <summary>Reads a file of variables, in native syntax or, by its name, in JSON.</summary>
    public static HclFile ParseVariables(SourceText source, HclLimits? limits = null)
    {
        ArgumentNullException.ThrowIfNull(source);
        return source.Name.EndsWith(".json", StringComparison.Ordinal) ? JsonSyntax.Parse(source, limits ?? new(), isVariables: true) : Parse(source, limits);
    }

    /// <summary>Reads a file that holds one expression, such as the value of <c>-var</c>.</summary>
    public static (Expression? Expression, HclDiagnostic? Fault) ParseExpression(SourceText source, HclLimits? limits = null)
    {
        var state = StateOf(source, limits);
        return Try(() =>
        {
            var expression = new ExpressionParser(state).Parse();
            state.Cursor.Skip(newlines: true);
            return state.Cursor.IsAtEnd ? expression : throw state.Fault($"the end of the expression is expected, not {state.Seen()}");
        });
    }

    /// <summary>Reads a text as a template, as <c>templatefile</c> and strings of the JSON syntax are.</summary>
    public static (Expression? Expression, HclDiagnostic? Fault) ParseTemplate(SourceText source, HclLimits? limits = null) =>
        Try(() => new ExpressionParser(StateOf(source, limits)).Templates.Whole());

    internal static HclFile TooLong(SourceText source, HclLimits limits) =>
        new(source, new([], [], new(source, 0, 0)), [new("hcl-too-long", $"the file is longer than {limits.MaxFileLength} characters and was not read", new(source, 0, 0))]);

    private static ParserState StateOf(SourceText source, HclLimits? limits)
    {
        ArgumentNullException.ThrowIfNull(source);
        return new(new(source, 0, source.Text.Length), limits ?? new());
    }

    private static (Expression?, HclDiagnostic?) Try(Func<Expression> parse)
    {
        try
        {
            return (parse(), null);
        }
        catch (SyntaxException e)
        {
            return (null, e.Diagnostic);
        }
    }
}
