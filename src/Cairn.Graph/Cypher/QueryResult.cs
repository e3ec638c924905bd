using System.Collections;
using Cairn.Graph.Cypher.Execution;

namespace Cairn.Graph.Cypher;

/// <summary>The rows a query has returned, and what was odd about it.</summary>
public sealed class QueryResult
{
    private readonly RowStore _rows;

    internal QueryResult(IReadOnlyList<string> columns, RowStore rows, IReadOnlyList<QueryDiagnostic> warnings)
    {
        Columns = columns;
        Warnings = warnings;
        _rows = rows;
        Rows = new RowList(this);
    }

    public IReadOnlyList<string> Columns { get; }

    public IReadOnlyList<ResultRow> Rows { get; }

    public int RowCount => _rows.Count;

    /// <summary>What the author of the query probably did not mean, such as a kind the graph does not have.</summary>
    public IReadOnlyList<QueryDiagnostic> Warnings { get; }

    /// <summary>The plan with the rows each operator passed on, where the query began with PROFILE; the plan alone where it began with EXPLAIN.</summary>
    public string Plan { get; init; } = "";

    public Value this[int row, int column] => Row(row)[column];

    /// <summary>The values of a row, without allocation.</summary>
    public ReadOnlySpan<Value> Row(int row)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)row, (uint)_rows.Count);
        return _rows.Row(row);
    }

    /// <summary>The position of a column, or -1.</summary>
    public int Column(string name)
    {
        for (var i = 0; i < Columns.Count; i++)
        {
            if (Columns[i] == name)
            {
                return i;
            }
        }

        return -1;
    }

    private sealed class RowList(QueryResult result) : IReadOnlyList<ResultRow>
    {
        public int Count => result.RowCount;

        public ResultRow this[int index] => new(result, index);

        public IEnumerator<ResultRow> GetEnumerator()
        {
            for (var i = 0; i < Count; i++)
            {
                yield return this[i];
            }
        }

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

/// <summary>One row of a <see cref="QueryResult"/>.</summary>
public readonly record struct ResultRow(QueryResult Result, int Number)
{
    public int Count => Result.Columns.Count;

    public Value this[int column] => Result.Row(Number)[column];

    public Value this[string column] => Result.Column(column) is var at and >= 0
        ? Result.Row(Number)[at]
        : throw new KeyNotFoundException($"the result has no column `{column}`");

    public override string ToString() => string.Join(" | ", Result.Row(Number).ToArray());
}
