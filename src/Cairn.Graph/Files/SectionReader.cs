using System.Runtime.InteropServices;
using System.Text;
using Cairn.Graph.Storage;

namespace Cairn.Graph.Files;

/// <summary>Reads what a <see cref="SectionWriter"/> wrote; every length is checked against what is left.</summary>
internal ref struct SectionReader(ReadOnlySpan<byte> body)
{
    private readonly int _length = body.Length;
    private ReadOnlySpan<byte> _rest = body;

    /// <summary>How far has been read.</summary>
    public readonly int Position => _length - _rest.Length;

    public long Number() => MemoryMarshal.Read<long>(Take(sizeof(long)));

    /// <summary>A number that must lie between 0 and a limit.</summary>
    public int Count(long limit = int.MaxValue)
    {
        var number = Number();
        return number >= 0 && number <= limit ? (int)number : throw Damaged();
    }

    public T[] Array<T>()
        where T : unmanaged
    {
        var count = Count();
        var bytes = checked((long)count * Marshal.SizeOf<T>());
        if (bytes > _rest.Length)
        {
            throw Damaged();
        }

        var items = GC.AllocateUninitializedArray<T>(count);
        MemoryMarshal.Cast<byte, T>(Take((int)bytes)).CopyTo(items);
        Take((int)((8 - (bytes % 8)) % 8));
        return items;
    }

    /// <summary>The length of the array that comes next.</summary>
    public readonly int Peek()
    {
        var ahead = this;
        return ahead.Count();
    }

    /// <summary>Leaves an array out.</summary>
    public void Skip<T>()
        where T : unmanaged
    {
        var bytes = checked((long)Count() * Marshal.SizeOf<T>());
        Take(bytes <= _rest.Length ? (int)bytes : throw Damaged());
        Take((int)((8 - (bytes % 8)) % 8));
    }

    public T[] Array<T>(int length)
        where T : unmanaged
    {
        var items = Array<T>();
        return items.Length == length ? items : throw Damaged();
    }

    public string Text() => Encoding.UTF8.GetString(Array<byte>());

    public NameTable Names()
    {
        var names = new NameTable();
        var count = Count(ushort.MaxValue + 1);
        for (var i = 0; i < count; i++)
        {
            names.Add(Text());
        }

        return names.Count == count ? names : throw Damaged();
    }

    public StringPool Pool()
    {
        var offsets = Array<int>();
        var bytes = Array<byte>();
        if (offsets.Length == 0 || offsets[0] != 0 || offsets[^1] != bytes.Length)
        {
            throw Damaged();
        }

        Check.Ascending(offsets);
        return new StringPool(offsets, bytes);
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        if (count > _rest.Length)
        {
            throw Damaged();
        }

        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    public static GraphFormatException Damaged() => new("the graph file is damaged: its parts do not fit together");
}

/// <summary>Checks that what a file says about positions can be trusted.</summary>
internal static class Check
{
    public static void Ascending(ReadOnlySpan<int> items)
    {
        var wrong = 0;
        for (var i = 1; i < items.Length; i++)
        {
            wrong |= items[i] - items[i - 1];
        }

        if (wrong < 0)
        {
            throw SectionReader.Damaged();
        }
    }

    public static void Below(ReadOnlySpan<int> items, int limit)
    {
        if (items.ContainsAnyExceptInRange(0, limit - 1))
        {
            throw SectionReader.Damaged();
        }
    }
}
