namespace Cairn.Graph.Files;

/// <summary>The body of a graph file in memory that stays where it is, so that several threads can read it.</summary>
internal readonly unsafe struct Body(byte* start, int length)
{
    private readonly byte* _start = start;
    private readonly int _length = length;

    public ReadOnlySpan<byte> Bytes => new(_start, _length);

    /// <summary>Reads from a position on.</summary>
    public SectionReader Reader(int position) => new(Bytes[position..]);
}
