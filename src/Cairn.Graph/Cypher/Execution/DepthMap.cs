namespace Cairn.Graph.Cypher.Execution;

/// <summary>Depths of the nodes a search has seen; cheap to empty after a small search.</summary>
internal sealed class DepthMap
{
    private readonly int[] _depths;
    private readonly List<int> _seen = [];

    public DepthMap(int nodes)
    {
        _depths = new int[nodes];
        Array.Fill(_depths, -1);
    }

    /// <summary>The depth of a node, or -1.</summary>
    public int this[int node] => _depths[node];

    /// <summary>The nodes of the deepest level are those from this position on in order of discovery.</summary>
    public int LevelStart { get; private set; }

    public int Count => _seen.Count;

    public int Level { get; private set; }

    public int Seen(int position) => _seen[position];

    public void Clear()
    {
        foreach (var seen in _seen)
        {
            _depths[seen] = -1;
        }

        _seen.Clear();
    }

    public void Begin(int node)
    {
        Clear();
        _seen.Add(node);
        _depths[node] = 0;
        (LevelStart, Level) = (0, 0);
    }

    /// <summary>Starts the next level; the nodes of the level before it are at the positions returned.</summary>
    public (int Start, int End) Descend()
    {
        var level = (LevelStart, _seen.Count);
        LevelStart = _seen.Count;
        Level++;
        return level;
    }

    public bool Add(int node)
    {
        if (_depths[node] >= 0)
        {
            return false;
        }

        _depths[node] = Level;
        _seen.Add(node);
        return true;
    }
}
