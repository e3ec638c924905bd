namespace Cairn.Analysis.Matching;

/// <summary>Suggestions for misspelt words.</summary>
internal static class Nearest
{
    public static string? Help(string word, IEnumerable<string> known)
    {
        var best = known
            .Where(k => !k.StartsWith('_'))
            .Select(k => (Word: k, Distance: Distance(word, k)))
            .OrderBy(x => x.Distance).ThenBy(x => x.Word, StringComparer.Ordinal)
            .FirstOrDefault();
        return best.Word is not null && best.Distance <= Math.Max(2, word.Length / 3) ? $"did you mean `{best.Word}`?" : null;
    }

    /// <summary>Edit distance, blind to case; long words are cut, they are never near misses.</summary>
    private static int Distance(string left, string right)
    {
        if (left.Length > 64 || right.Length > 64)
            return int.MaxValue;
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i + 1;
            for (var j = 0; j < right.Length; j++)
            {
                var replaced = diagonal + (char.ToLowerInvariant(left[i]) == char.ToLowerInvariant(right[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(replaced, Math.Min(row[j], row[j + 1]) + 1);
            }
        }

        return row[^1];
    }
}
