using Cairn.Graph.Storage;

namespace Cairn.Graph;

/// <summary>The edges of one node in one direction, possibly of one kind only; enumerating allocates nothing.</summary>
public readonly struct EdgeRange
{
    private readonly Adjacency? _rows;
    private readonly int _node;
    private readonly int _start;
    private readonly int _end;

    internal EdgeRange(Adjacency rows, int node, (int Start, int End) range)
    {
        _rows = rows;
        _node = node;
        (_start, _end) = range;
    }

    public int Count => _end - _start;

    public Enumerator GetEnumerator() => new(_rows, _node, _start, _end);

    /// <summary>Walks an <see cref="EdgeRange"/>.</summary>
    public struct Enumerator
    {
        private readonly Adjacency? _rows;
        private readonly int _node;
        private readonly int _end;
        private int _at;

        internal Enumerator(Adjacency? rows, int node, int start, int end)
        {
            _rows = rows;
            _node = node;
            _at = start - 1;
            _end = end;
        }

        public readonly Edge Current => _rows!.EdgeOf(_node, _at); // a default range is empty and never gets here

        public bool MoveNext() => ++_at < _end;
    }
}
