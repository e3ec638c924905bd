using System.Runtime.CompilerServices;
using System.Text;

namespace Cairn.Graph.Cypher;

/// <summary>The text of a message, in which values and the user's own words are cut where they are too long to read.</summary>
[InterpolatedStringHandler]
internal readonly ref struct BriefText
{
    private const int Longest = 120;

    private readonly StringBuilder _text;

    public BriefText(int literalLength, int formattedCount) => _text = new StringBuilder(literalLength + (formattedCount * 16));

    public void AppendLiteral(string text) => _text.Append(text);

    public void AppendFormatted(Value value) => _text.Append(ValueText.Brief(value, Longest));

    public void AppendFormatted(string? text) => _text.Append(text is { Length: > Longest } ? text[..(Longest - 1)] + "…" : text);

    public void AppendFormatted<T>(T value) => AppendFormatted(Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture));

    public void AppendFormatted<T>(T value, string format)
        where T : IFormattable => _text.Append(value.ToString(format, System.Globalization.CultureInfo.InvariantCulture));

    public override string ToString() => _text.ToString();
}
