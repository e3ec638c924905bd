namespace Cairn.Graph.Cypher.Evaluation;

/// <summary>Rows counted behind each operator of one run.</summary>
internal sealed class Profile
{
    private readonly Dictionary<object, long> _rows = new(ReferenceEqualityComparer.Instance);

    public long RowsOf(object op) => _rows.GetValueOrDefault(op);

    public void Count(object op, long rows = 1) => _rows[op] = RowsOf(op) + rows;
}
