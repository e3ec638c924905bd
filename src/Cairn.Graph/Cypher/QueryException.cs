namespace Cairn.Graph.Cypher;

/// <summary>A query that cannot be compiled, or whose run ended with an error or an exceeded budget.</summary>
public sealed class QueryException : Exception
{
    public QueryException()
        : this(new QueryDiagnostic("Error", "", "the query failed"))
    {
    }

    public QueryException(string message)
        : this(new QueryDiagnostic("Error", "", message))
    {
    }

    public QueryException(string message, Exception innerException)
        : base(message, innerException) => Diagnostics = [new QueryDiagnostic("Error", "", message)];

    public QueryException(params IReadOnlyList<QueryDiagnostic> diagnostics)
        : base(string.Join(Environment.NewLine, diagnostics)) => Diagnostics = diagnostics;

    public IReadOnlyList<QueryDiagnostic> Diagnostics { get; }
}
