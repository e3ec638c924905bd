namespace Cairn.Hcl;

/// <summary>The text of one file with its name, able to say on which line and column an offset stands.</summary>
public sealed class SourceText
{
    private int[]? _lines;

    public SourceText(string name, string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        Name = name;
        Text = text;
    }

    public string Name { get; }

    public string Text { get; }

    /// <summary>Line and column of an offset, both counted from one; columns count UTF-16 units.</summary>
    public (int Line, int Column) At(int offset)
    {
        _lines ??= Starts(Text);
        var line = Array.BinarySearch(_lines, Math.Clamp(offset, 0, Text.Length));
        if (line < 0)
            line = ~line - 1;
        return (line + 1, offset - _lines[line] + 1);
    }

    private static int[] Starts(string text)
    {
        var starts = new List<int> { 0 };
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] == '\n')
                starts.Add(i + 1);
        }

        return [.. starts];
    }
}

/// <summary>A stretch of a file.</summary>
public readonly record struct SourceRange(SourceText Source, int Start, int End)
{
    public int Line => Source.At(Start).Line;

    public int Column => Source.At(Start).Column;

    /// <summary><c>file:line:column</c>.</summary>
    public override string ToString() => Source is null ? "" : $"{Source.Name}:{Line}:{Column}";

    /// <summary>From the start of this one to the end of another in the same file.</summary>
    public SourceRange To(SourceRange other) => this with { End = Math.Max(End, other.End) };
}
