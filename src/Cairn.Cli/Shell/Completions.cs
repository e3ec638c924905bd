namespace Cairn.Cli.Shell;

/// <summary>Words that fit at the cursor, and where the part that is typed already starts.</summary>
internal sealed record Completions(int Start, IReadOnlyList<string> Words)
{
    public static Completions None { get; } = new(0, []);

    /// <summary>What all words begin with, however it is capitalised.</summary>
    public static string CommonStart(IReadOnlyList<string> words)
    {
        var common = words[0];
        foreach (var word in words)
        {
            var length = 0;
            while (length < Math.Min(common.Length, word.Length) && char.ToUpperInvariant(common[length]) == char.ToUpperInvariant(word[length]))
                length++;
            common = common[..length];
        }

        return common;
    }
}
