namespace Cairn.Graph.Exchange;

/// <summary>Reads lines of bounded length, so that a file without line ends is refused before it fills the memory.</summary>
internal sealed class LineReader(TextReader text, int longest)
{
    private readonly char[] _buffer = new char[1 << 16];
    private int _at;
    private int _end;

    /// <summary>The number of the line last read, from 1.</summary>
    public long Line { get; private set; }

    public string? Read()
    {
        var line = new System.Text.StringBuilder();
        while (true)
        {
            if (_at == _end && !Fill())
            {
                Line += line.Length > 0 ? 1 : 0;
                return line.Length > 0 ? line.ToString() : null;
            }

            var rest = _buffer.AsSpan(_at.._end);
            var length = rest.IndexOf('\n');
            line.Append(length < 0 ? rest : rest[..length]);
            _at = length < 0 ? _end : _at + length + 1;
            if (line.Length > longest)
            {
                throw new GraphFormatException($"line {Line + 1}: longer than {longest} characters");
            }

            if (length >= 0)
            {
                Line++;
                return line.ToString();
            }
        }
    }

    private bool Fill()
    {
        (_at, _end) = (0, text.Read(_buffer, 0, _buffer.Length));
        return _end > 0;
    }
}
