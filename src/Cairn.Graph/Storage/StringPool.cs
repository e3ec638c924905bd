using System.Text;

namespace Cairn.Graph.Storage;

/// <summary>Many strings as one run of UTF-8; each becomes an object when first asked for.</summary>
internal sealed class StringPool
{
    private readonly int[] _offsets;
    private readonly byte[] _bytes;
    private readonly string?[] _known;

    /// <param name="offsets">Where each string starts, and at last the end; ascending and within the bytes.</param>
    /// <param name="bytes">The strings one after another.</param>
    public StringPool(int[] offsets, byte[] bytes)
    {
        _offsets = offsets;
        _bytes = bytes;
        _known = new string?[offsets.Length - 1];
    }

    public int Count => _known.Length;

    public ReadOnlySpan<int> Offsets => _offsets;

    public ReadOnlySpan<byte> Bytes => _bytes;

    // Two threads may both decode a string; either object is good.
    public string this[int index] => _known[index] ??= Encoding.UTF8.GetString(Utf8(index));

    public ReadOnlySpan<byte> Utf8(int index) => _bytes.AsSpan(_offsets[index].._offsets[index + 1]);

    public static StringPool Of(IReadOnlyList<string?> strings)
    {
        var offsets = new int[strings.Count + 1];
        var length = 0L;
        for (var i = 0; i < strings.Count; i++)
        {
            length += strings[i] is { } text ? Encoding.UTF8.GetByteCount(text) : 0;
            offsets[i + 1] = checked((int)length);
        }

        var bytes = new byte[length];
        for (var i = 0; i < strings.Count; i++)
        {
            Encoding.UTF8.GetBytes(strings[i] ?? "", bytes.AsSpan(offsets[i]));
        }

        return new StringPool(offsets, bytes);
    }
}
