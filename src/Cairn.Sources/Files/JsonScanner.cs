using System.Text;
using System.Text.Json;
using System.Text.Unicode;
using Cairn.Providers.Records;

namespace Cairn.Sources.Files;

/// <summary>
/// Reads a JSON text once in small pieces and says whether it is well formed, not too deep and not too long,
/// so that nothing hostile is ever held in memory as a whole.
/// </summary>
internal sealed class JsonScanner(string source, ReadOptions options, bool lines = false)
{
    private const int MaxToken = 256 * 1024 * 1024;

    private readonly Shape _shape = new();
    private byte[] _buffer = new byte[64 * 1024];
    private int _filled;
    private long _total;
    private long _tokens;
    private bool _rootClosed;
    private string? _member;

    // The start of the buffer in the text, for positions that the JSON reader does not tell.
    private long _line;
    private long _column;

    public Shape Shape => _shape;

    public long Length => _total;

    /// <summary>The first thing that is wrong with the text, or null.</summary>
    public Diagnostic? Scan(Stream stream, CancellationToken cancellation)
    {
        // One level more than allowed: the check for depth is ours, so that it can be told from other faults.
        var state = new JsonReaderState(new() { MaxDepth = options.MaxDepth + 1, AllowMultipleValues = lines });
        var limit = Math.Min(options.MaxBytes, Array.MaxLength);
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            var read = stream.Read(_buffer, _filled, _buffer.Length - _filled);
            _filled += read;
            _total += read;
            if (_total > limit)
                return Problem("file-too-large", $"the text is longer than {limit} bytes", source, "split it, or raise the limit");
            if (Visit(ref state, final: read == 0, out var consumed) is { } problem)
                return problem;
            if (read == 0)
                return null;
            if (!Advance(consumed))
                return Problem("json-value-too-long", $"a single value is longer than {MaxToken} bytes", At(0));
        }
    }

    private Diagnostic? Visit(ref JsonReaderState state, bool final, out int consumed)
    {
        var reader = new Utf8JsonReader(_buffer.AsSpan(0, _filled), final, state);
        consumed = 0;
        try
        {
            while (reader.Read())
            {
                if (Token(ref reader) is { } problem)
                    return problem;
            }
        }
        catch (JsonException e)
        {
            return Fault(e, final);
        }

        consumed = (int)reader.BytesConsumed;
        state = reader.CurrentState;
        return null;
    }

    private Diagnostic? Token(ref Utf8JsonReader reader)
    {
        if (_tokens++ == 0)
            _shape.Root = reader.TokenType;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject or JsonTokenType.StartArray when reader.CurrentDepth >= options.MaxDepth:
                return Problem("json-too-deep", $"more than {options.MaxDepth} levels of nesting", At((int)reader.TokenStartIndex), "no real state is nested that deeply; the file may be hostile");
            case JsonTokenType.PropertyName or JsonTokenType.String when !IsText(ref reader):
                return Problem("json-not-unicode", "a string is not valid Unicode text", At((int)reader.TokenStartIndex), "write the file as UTF-8");
        }

        Outline(ref reader);
        _rootClosed |= reader.CurrentDepth == 0 && reader.TokenType is not (JsonTokenType.StartObject or JsonTokenType.StartArray or JsonTokenType.PropertyName);
        return null;
    }

    private void Outline(ref Utf8JsonReader reader)
    {
        if (_shape.Root == JsonTokenType.StartArray && reader.CurrentDepth == 2 && reader.TokenType == JsonTokenType.PropertyName)
            _shape.AddInItems(Short(ref reader));
        if (_shape.Root != JsonTokenType.StartObject || reader.CurrentDepth != 1)
            return;
        if (reader.TokenType == JsonTokenType.PropertyName)
        {
            _member = Short(ref reader);
        }
        else if (_member is not null)
        {
            _shape.Add(_member, reader.TokenType switch
            {
                JsonTokenType.StartObject => "{",
                JsonTokenType.StartArray => "[",
                _ => Short(ref reader),
            });
            _member = null;
        }
    }

    private static string Short(ref Utf8JsonReader reader) =>
        reader.ValueSpan.Length > 200 ? "" : Encoding.UTF8.GetString(reader.ValueSpan);

    // A lone surrogate is allowed by the grammar of JSON but is no character: nothing downstream could print it.
    private static bool IsText(ref Utf8JsonReader reader)
    {
        var text = reader.ValueSpan;
        if (!Utf8.IsValid(text))
            return false;
        if (!reader.ValueIsEscaped || (text.IndexOf("\\ud"u8) < 0 && text.IndexOf("\\uD"u8) < 0))
            return true;
        try
        {
            return reader.GetString() is not null;
        }
        catch (InvalidOperationException)
        {
            return false;
        }
    }

    private Diagnostic Fault(JsonException e, bool final)
    {
        var where = $"{source}:{e.LineNumber + 1}:{e.BytePositionInLine + 1}";
        if (_tokens == 0 && _buffer.AsSpan(0, _filled).Trim(" \t\r\n"u8).IsEmpty)
            return Problem("file-empty", "the file is empty", source, "write it again; an empty state still has a header");
        if (_tokens == 0)
            return Problem("not-json", LooksLike.NotJson(_buffer.AsSpan(0, _filled)), where, LooksLike.HelpForNotJson(_buffer.AsSpan(0, _filled)));
        if (_rootClosed && !lines)
            return Problem("json-trailing", "there is more text after the end of the JSON document", where, LooksLike.HelpForTrailing(_shape));
        // All bytes were accepted before the end was announced: only more of them would help.
        return final
            ? Problem("json-truncated", "the JSON text ends in the middle", where, "the file was cut off; write it again")
            : Problem("json-invalid", $"this is not valid JSON: {Reason(e)}", where);
    }

    // The runtime's messages end in the position, which is told apart.
    private static string Reason(JsonException e) =>
        e.Message.IndexOf(" LineNumber:", StringComparison.Ordinal) is > 0 and var cut ? e.Message[..cut].TrimEnd('.') : e.Message;

    private bool Advance(int consumed)
    {
        var done = _buffer.AsSpan(0, consumed);
        _line += done.Count((byte)'\n');
        _column = done.LastIndexOf((byte)'\n') is >= 0 and var newline ? consumed - newline - 1 : _column + consumed;
        _buffer.AsSpan(consumed, _filled - consumed).CopyTo(_buffer);
        _filled -= consumed;
        if (_filled < _buffer.Length)
            return true;
        if (_buffer.Length >= MaxToken)
            return false;
        Array.Resize(ref _buffer, _buffer.Length * 2);
        return true;
    }

    private string At(int index)
    {
        var before = _buffer.AsSpan(0, index);
        var newline = before.LastIndexOf((byte)'\n');
        var column = newline >= 0 ? index - newline - 1 : _column + index;
        return $"{source}:{_line + before.Count((byte)'\n') + 1}:{column + 1}";
    }

    private static Diagnostic Problem(string code, string message, string where, string? help = null) => new(code, message, where, help);
}
