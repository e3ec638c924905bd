namespace Cairn.Cli.Pipeline;

/// <summary>How alike two words are, to guess what was meant.</summary>
internal static class Likeness
{
    private const int Longest = 128;

    /// <summary>How many letters must be put in, taken out or changed, case apart.</summary>
    public static int Distance(string one, string other)
    {
        if (one.Length > Longest || other.Length > Longest)
            return int.MaxValue;
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var same = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]) ? 0 : 1;
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + same));
            }
        }

        return row[^1];
    }
}
