using Cairn.Graph.Cypher;

namespace Cairn.Graph.Tests.Fuzz;

/// <summary>Texts that are no queries, or hardly: words in random order, and queries with letters and words cut, put in and doubled. Each is compiled or refused, and what compiles runs or fails cleanly.</summary>
internal sealed class Texts : IFuzzer
{
    private static readonly string[] Words =
    [
        "MATCH", "OPTIONAL", "WHERE", "RETURN", "WITH", "UNWIND", "AS", "CALL", "YIELD", "UNION", "ALL", "DISTINCT", "ORDER", "BY", "SKIP", "LIMIT", "CASE", "WHEN", "THEN", "ELSE", "END",
        "AND", "OR", "XOR", "NOT", "IN", "IS", "NULL", "STARTS", "CONTAINS", "EXISTS", "COUNT", "any", "none", "reduce", "shortestPath", "count(*)", "collect(n)", "path.reach", "date", "duration",
        "(", ")", "[", "]", "{", "}", "<", ">", "-", "->", "<-", "=", "<>", "..", "*", "+", "/", "%", "^", ",", ".", ":", ";", "|", "$p", "n", "m", "r", "x", "A", "R", "0", "1", "2.5", "'s'", "true", "null", "`q`", "(n)", "-->", "[r]", "n.x", "=~",
        "9223372036854775807", "1e309", "0x", "'\\u12", "\"", "/*", "//", "\0", "\ud800", "é", "-9223372036854775808", "[]", "{}", "'a'", "toString(", "range(0, 3)", "percentileCont(", "localdatetime(", "'P1Y'", "nodes(", "*1..3",
    ];

    private static readonly QueryBudget Budget = new() { Time = TimeSpan.FromMilliseconds(500), Memory = 16 << 20, Paths = 100_000, Rows = 10_000 };
    private static readonly Dictionary<string, Value> Parameters = new() { ["p"] = 1 };

    private readonly Random _random;
    private readonly IReadOnlyList<string> _corpus;
    private readonly GraphSnapshot[] _graphs;
    private string _text = "";

    /// <param name="seed">The same seed gives the same cases.</param>
    /// <param name="corpus">Queries to mutate; generated ones where there are none.</param>
    public Texts(int seed, IReadOnlyList<string> corpus)
    {
        _random = new Random(seed);
        _corpus = corpus;
        _graphs = [.. Enumerable.Range(seed, 4).Select(number => new QueryGenerator(number).Graph())];
    }

    public string Name => "texts";

    public string? Next()
    {
        _text = _random.Next(4) == 0 ? Soup() : Mutated(_corpus.Count > 0 && _random.Next(2) == 0 ? _corpus[_random.Next(_corpus.Count)] : new QueryGenerator(_random.Next()).Query());
        if (!CypherQuery.TryCompile(_text, out var query, out var diagnostics))
        {
            return diagnostics.Count > 0 && diagnostics[0].Message.Length > 0 ? null : $"refused without a reason: {_text}";
        }

        try
        {
            query!.Run(_graphs[_random.Next(_graphs.Length)], Parameters, Budget); // TryCompile gave one
        }
        catch (QueryException)
        {
            // An error of the query or an exceeded budget is an answer.
        }

        return null;
    }

    public override string ToString() => _text;

    private string Soup() => string.Join(' ', Enumerable.Range(0, _random.Next(1, 25)).Select(_ => Words[_random.Next(Words.Length)]).Prepend(_random.Next(2) == 0 ? "MATCH (n) RETURN" : ""));

    private string Mutated(string text)
    {
        for (var i = _random.Next(1, 4); i > 0 && text.Length > 0; i--)
        {
            var at = _random.Next(text.Length);
            text = _random.Next(6) switch
            {
                0 => text.Remove(at, Math.Min(_random.Next(1, 4), text.Length - at)),
                1 => text.Insert(at, Words[_random.Next(Words.Length)]),
                2 => text.Insert(at, " " + Words[_random.Next(Words.Length)] + " "),
                3 => text[..at] + text[_random.Next(text.Length)..],
                4 => text[..at] + (char)_random.Next(1, 0x180) + text[(at + 1)..],
                _ => Spliced(text, at),
            };
        }

        return text;
    }

    // The start of one query and the end of another.
    private string Spliced(string text, int at)
    {
        var other = _corpus.Count > 0 ? _corpus[_random.Next(_corpus.Count)] : text;
        return text[..at] + other[_random.Next(other.Length)..];
    }
}
