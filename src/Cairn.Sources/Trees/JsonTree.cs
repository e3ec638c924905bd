using System.Text;
using System.Text.Json;
using Cairn.Providers.Records;

namespace Cairn.Sources.Trees;

/// <summary>Reads a JSON text that was checked before into a tree with positions.</summary>
internal sealed class JsonTree
{
    private readonly string _source;
    private readonly byte[] _text;
    private readonly ICollection<Diagnostic> _problems;
    private int _seen;
    private int _line = 1;
    private int _lineStart;

    private JsonTree(byte[] text, string source, ICollection<Diagnostic> problems)
    {
        _text = text;
        _source = source;
        _problems = problems;
    }

    public static Node Read(byte[] text, string source, int maxDepth, ICollection<Diagnostic> problems)
    {
        var reader = new Utf8JsonReader(text, new JsonReaderOptions { MaxDepth = maxDepth + 1 });
        reader.Read();
        return new JsonTree(text, source, problems).Value(ref reader);
    }

    private Node Value(ref Utf8JsonReader reader)
    {
        var at = Place((int)reader.TokenStartIndex);
        return reader.TokenType switch
        {
            JsonTokenType.StartObject => Map(ref reader, at),
            JsonTokenType.StartArray => List(ref reader, at),
            JsonTokenType.String => Node.Scalar(NodeKind.Text, reader.GetString()!, at),
            JsonTokenType.Number => Node.Scalar(NodeKind.Number, Encoding.UTF8.GetString(reader.ValueSpan), at),
            JsonTokenType.True => Node.Scalar(NodeKind.Boolean, "true", at),
            JsonTokenType.False => Node.Scalar(NodeKind.Boolean, "false", at),
            _ => Node.Scalar(NodeKind.Null, "", at),
        };
    }

    private Node Map(ref Utf8JsonReader reader, Mark at)
    {
        var members = new List<Member>();
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
        {
            var name = reader.GetString()!;
            var place = Place((int)reader.TokenStartIndex);
            if (!names.Add(name))
                _problems.Add(TreeProblem.Duplicate(name, place.In(_source)));
            reader.Read();
            members.Add(new(name, Value(ref reader), place));
        }

        return Node.Map(members, at);
    }

    private Node List(ref Utf8JsonReader reader, Mark at)
    {
        var items = new List<Node>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
            items.Add(Value(ref reader));
        return Node.List(items, at);
    }

    // Tokens come in order, so lines are counted once over the whole text.
    private Mark Place(int offset)
    {
        for (; _seen < offset; _seen++)
        {
            if (_text[_seen] != (byte)'\n')
                continue;
            _line++;
            _lineStart = _seen + 1;
        }

        return new(_line, offset - _lineStart + 1);
    }
}
