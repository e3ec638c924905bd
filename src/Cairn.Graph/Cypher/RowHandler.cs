namespace Cairn.Graph.Cypher;

/// <summary>Takes one row of a result, whose values are only valid during the call; tells whether more are wanted.</summary>
public delegate bool RowHandler(ReadOnlySpan<Value> row);
