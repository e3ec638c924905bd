using Cairn.Graph.Cypher;

namespace Cairn.Cli.Text;

/// <summary>Says what is wrong with a query: the words, the place in the text, and what to do about it.</summary>
internal static class QueryErrorText
{
    private const int Shown = 76;

    private static readonly (string Detail, string Option)[] Budgets = [("Time", "--timeout SECONDS"), ("Rows", "--max-rows N"), ("Memory", "--max-memory MIB"), ("Paths", "--max-paths N")];

    public static IEnumerable<string> Lines(QueryDiagnostic diagnostic, string query)
    {
        var place = diagnostic.Line > 0 ? $"{diagnostic.Line}:{diagnostic.Column}: " : "";
        yield return Plain.Line($"{place}{diagnostic.Type}: {diagnostic.Message}");
        foreach (var line in diagnostic.Line > 0 ? Marked(diagnostic, query) : [])
            yield return line;
        if (diagnostic.Help.Length > 0)
            yield return Plain.Line($"help: {diagnostic.Help}");
        if (diagnostic.Type == "BudgetExceeded" && Array.Find(Budgets, budget => budget.Detail == diagnostic.Detail) is { Option: not null } found)
            yield return $"help: `{found.Option}` raises it";
    }

    /// <summary>The line of the query with carets under the offending part; of a long line the part around it.</summary>
    private static IEnumerable<string> Marked(QueryDiagnostic diagnostic, string query)
    {
        var line = query.Split('\n').ElementAtOrDefault(diagnostic.Line - 1)?.TrimEnd('\r') ?? "";
        var start = Math.Min(diagnostic.Column - 1, line.Length);
        var from = Math.Max(0, Math.Min(start - (Shown / 2), line.Length - Shown));
        var part = line.Substring(from, Math.Min(Shown, line.Length - from));
        if (part.Trim().Length == 0 || Plain.Line(part) != part.Replace('\t', ' '))
            yield break;
        yield return $"  {part.Replace('\t', ' ')}";
        yield return $"  {new string(' ', start - from)}{new string('^', Math.Clamp(diagnostic.Length, 1, Math.Max(1, part.Length - (start - from))))}";
    }
}
