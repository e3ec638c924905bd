namespace Cairn.Sources.Files;

/// <summary>A read-only stream whose first bytes can be looked at before they are read.</summary>
internal sealed class PeekStream(Stream inner, int size) : Stream
{
    private readonly byte[] _head = new byte[size];
    private int _filled = -1;
    private int _taken;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>The first bytes, fewer where the stream is shorter.</summary>
    public ReadOnlySpan<byte> Peek()
    {
        if (_filled < 0)
            _filled = inner.ReadAtLeast(_head, _head.Length, throwOnEndOfStream: false);
        return _head.AsSpan(0, _filled);
    }

    /// <summary>Leaves out bytes that were peeked at, such as a byte order mark.</summary>
    public void Skip(int count) => _taken += Math.Min(count, Peek().Length);

    public override int Read(Span<byte> buffer)
    {
        var head = Peek()[_taken..];
        if (head.IsEmpty)
            return inner.Read(buffer);
        var count = Math.Min(head.Length, buffer.Length);
        head[..count].CopyTo(buffer);
        _taken += count;
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }
}
