using System.Buffers;
using System.Runtime.InteropServices;
using System.Text;
using Cairn.Graph.Storage;

namespace Cairn.Graph.Files;

/// <summary>Appends arrays to the body of a graph file, each with its length before it and aligned to eight bytes.</summary>
internal sealed class SectionWriter
{
    private readonly ArrayBufferWriter<byte> _body = new();

    public ReadOnlySpan<byte> Body => _body.WrittenSpan;

    public void Number(long number) => _body.Write(MemoryMarshal.AsBytes(new ReadOnlySpan<long>(in number)));

    public void Array<T>(ReadOnlySpan<T> items)
        where T : unmanaged
    {
        Number(items.Length);
        _body.Write(MemoryMarshal.AsBytes(items));
        _body.Write("\0\0\0\0\0\0\0"u8[..((8 - (_body.WrittenCount % 8)) % 8)]);
    }

    public void Text(string text) => Array<byte>(Encoding.UTF8.GetBytes(text));

    public void Texts(IReadOnlyCollection<string> texts)
    {
        Number(texts.Count);
        foreach (var text in texts)
        {
            Text(text);
        }
    }

    public void Pool(StringPool pool)
    {
        Array(pool.Offsets);
        Array(pool.Bytes);
    }
}
