using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Execution;

/// <summary>Rows of one width, packed into blocks.</summary>
internal sealed class RowStore(int width)
{
    private const int BlockRows = 1024;

    private readonly List<Value[]> _blocks = [];

    public int Count { get; private set; }

    public int Width => width;

    public void Add(Frame frame, int[] slots)
    {
        var at = Count % BlockRows;
        if (at == 0)
        {
            _blocks.Add(new Value[(Count == 0 ? 16 : BlockRows) * width]);
        }
        else if (at * width == _blocks[^1].Length)
        {
            var longer = new Value[Math.Min(BlockRows, at * 4) * width];
            _blocks[^1].CopyTo(longer, 0);
            _blocks[^1] = longer;
        }

        var block = _blocks[^1].AsSpan(at * width);
        for (var i = 0; i < slots.Length; i++)
        {
            block[i] = frame.Slots[slots[i]];
        }

        Count++;
    }

    public ReadOnlySpan<Value> Row(int row) => _blocks[row / BlockRows].AsSpan(row % BlockRows * width, width);
}
