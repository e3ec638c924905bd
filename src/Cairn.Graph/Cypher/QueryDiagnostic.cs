namespace Cairn.Graph.Cypher;

/// <summary>When a query was found wrong.</summary>
public enum QueryPhase
{
    Compile,
    Run,
}

/// <summary>One thing wrong with a query or its run: a class of error, a detail within it, words for the user and the place in the text.</summary>
public sealed record QueryDiagnostic(string Type, string Detail, string Message)
{
    public QueryPhase Phase { get; init; } = QueryPhase.Compile;

    /// <summary>Offset of the offending text, -1 where there is none.</summary>
    public int Offset { get; init; } = -1;

    public int Length { get; init; }

    /// <summary>Line of the offending text, from 1; 0 where there is none.</summary>
    public int Line { get; init; }

    /// <summary>Column of the offending text, from 1; 0 where there is none.</summary>
    public int Column { get; init; }

    /// <summary>What to do about it; may be empty.</summary>
    public string Help { get; init; } = "";

    public override string ToString() => (Line > 0 ? $"{Line}:{Column}: " : "") + $"{Type}: {Message}" + (Help.Length > 0 ? $" ({Help})" : "");

    /// <summary>The same diagnostic with line and column taken from the query's text.</summary>
    internal QueryDiagnostic In(string text)
    {
        if (Offset < 0)
        {
            return this;
        }

        var before = text.AsSpan(0, Math.Min(Offset, text.Length));
        return this with { Line = before.Count('\n') + 1, Column = before.Length - before.LastIndexOf('\n') };
    }
}
