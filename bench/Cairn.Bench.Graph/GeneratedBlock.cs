namespace Cairn.Bench.Graph;

/// <summary>The part of a document that a program writes, between two marks.</summary>
internal static class GeneratedBlock
{
    private const string Begin = "<!-- graph bench: begin -->\n";
    private const string End = "<!-- graph bench: end -->";

    public static void Replace(string file, string text)
    {
        var document = File.ReadAllText(file);
        var (begin, end) = (document.IndexOf(Begin, StringComparison.Ordinal), document.IndexOf(End, StringComparison.Ordinal));
        if (begin < 0 || end < begin)
        {
            throw new InvalidDataException($"`{file}` has no generated part");
        }

        File.WriteAllText(file, document[..(begin + Begin.Length)] + text + document[end..]);
    }
}
