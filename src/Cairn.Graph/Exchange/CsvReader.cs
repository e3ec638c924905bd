namespace Cairn.Graph.Exchange;

/// <summary>Reads records of comma-separated values (RFC 4180); the fields of a record are valid until the next one is read.</summary>
internal sealed class CsvReader(TextReader text, char separator, int longestRecord)
{
    private readonly char[] _buffer = new char[1 << 16];
    private readonly List<(int Start, int End)> _fields = [];
    private char[] _record = new char[1024];
    private char[]? _source;
    private int _recordLength;
    private int _at;
    private int _end;

    /// <summary>The number of the line last read, from 1.</summary>
    public long Line { get; private set; }

    public int Count => _fields.Count;

    public ReadOnlySpan<char> this[int field] => field < _fields.Count ? (_source ?? _record).AsSpan(_fields[field].Start.._fields[field].End) : [];

    public bool Read()
    {
        _fields.Clear();
        if (Line == 0 && Peek() == '\uFEFF')
        {
            _at++;
        }

        return ReadInPlace() || ReadByCharacter();
    }

    // A record without quotes that lies whole in the buffer, as nearly all do, is cut up where it is.
    private bool ReadInPlace()
    {
        var rest = _buffer.AsSpan(_at.._end);
        var length = rest.IndexOfAny('\n', '"');
        if (length < 0 || rest[length] == '"' || length > longestRecord)
        {
            return false;
        }

        var end = _at + length;
        var start = _at;
        for (var next = rest[..length].IndexOf(separator); next >= 0; next = _buffer.AsSpan(start..end).IndexOf(separator))
        {
            _fields.Add((start, start + next));
            start += next + 1;
        }

        _fields.Add((start, end > start && _buffer[end - 1] == '\r' ? end - 1 : end));
        _at = end + 1;
        _source = _buffer;
        Line++;
        return true;
    }

    private bool ReadByCharacter()
    {
        _source = null;
        _recordLength = 0;
        var start = 0;
        var quoted = false;
        var any = false;
        var opened = 0L;
        while (Next() is var c and >= 0)
        {
            any = true;
            if (quoted)
            {
                Line += c == '\n' ? 1 : 0;
                quoted = Quoted((char)c);
            }
            else if (c == '"' && _recordLength == start)
            {
                (quoted, opened) = (true, Line + 1);
            }
            else if (c == separator)
            {
                start = EndField(start);
            }
            else if (c == '\n')
            {
                return EndRecord(start);
            }
            else
            {
                Keep((char)c);
            }
        }

        return quoted ? throw new GraphFormatException($"line {opened}: a quote is not closed") : any && EndRecord(start);
    }

    private bool Quoted(char c)
    {
        if (c != '"')
        {
            Keep(c);
            return true;
        }

        if (Peek() != '"')
        {
            return false;
        }

        Next();
        Keep('"');
        return true;
    }

    private int EndField(int start)
    {
        _fields.Add((start, _recordLength));
        return _recordLength;
    }

    private bool EndRecord(int start)
    {
        Line++;
        if (_recordLength > start && _record[_recordLength - 1] == '\r')
        {
            _recordLength--;
        }

        EndField(start);
        return true;
    }

    private void Keep(char c)
    {
        if (_recordLength == longestRecord)
        {
            throw new GraphFormatException($"line {Line + 1}: a record has more than {longestRecord} characters");
        }

        if (_recordLength == _record.Length)
        {
            Array.Resize(ref _record, _record.Length * 2);
        }

        _record[_recordLength++] = c;
    }

    private int Next()
    {
        var c = Peek();
        _at += c < 0 ? 0 : 1;
        return c;
    }

    private int Peek()
    {
        if (_at >= _end)
        {
            _end = text.Read(_buffer, 0, _buffer.Length);
            _at = 0;
            if (_end == 0)
            {
                return -1;
            }
        }

        return _buffer[_at];
    }
}
