using Cairn.Graph.Cypher.Functions;

namespace Cairn.Graph.Cypher;

/// <summary>The words of the query language, for completion and reference pages; all in ordinal order.</summary>
public static class QueryLanguage
{
    public static IReadOnlyList<string> Keywords { get; } =
    [
        "ALL", "AND", "ANY", "AS", "ASC", "BY", "CALL", "CASE", "CONTAINS", "COUNT", "DESC", "DISTINCT", "ELSE", "END", "ENDS", "EXISTS", "EXPLAIN", "IN", "IS", "LIMIT", "MATCH", "NONE", "NOT", "NULL",
        "OPTIONAL", "OR", "ORDER", "PROFILE", "REDUCE", "RETURN", "SINGLE", "SKIP", "STARTS", "THEN", "UNION", "UNWIND", "WHEN", "WHERE", "WITH", "XOR", "YIELD",
    ];

    /// <summary>Functions on single rows.</summary>
    public static IReadOnlyList<string> Functions { get; } = [.. FunctionTable.Names.Append("coalesce").Append("exists").Order(StringComparer.Ordinal)];

    /// <summary>Functions on groups of rows.</summary>
    public static IReadOnlyList<string> Aggregations { get; } = [.. Aggregation.Names.Order(StringComparer.Ordinal)];

    /// <summary>Procedures as <c>name(inputs) :: (outputs)</c>; inputs in brackets may be left out.</summary>
    public static IReadOnlyList<string> Procedures { get; } = [.. PathProcedures.Signatures.Order(StringComparer.Ordinal)];
}
