namespace Cairn.Graph.Cypher.Binding;

/// <summary>Finds the known name that was probably meant.</summary>
public static class Suggestion
{
    private const int LongestName = 64;

    /// <summary>A sentence with the nearest name, or nothing where none is near.</summary>
    public static string For(string name, IEnumerable<string> known, string what) =>
        Nearest(name, known) is { } near ? $"did you mean the {what} `{near}`?" : "";

    public static string? Nearest(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestName)
        {
            return null;
        }

        var limit = Math.Max(1, name.Length / 3);
        return known
            .Where(candidate => candidate.Length > 1 && Math.Abs(candidate.Length - name.Length) <= limit)
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= limit)
            .OrderBy(candidate => candidate.Distance).ThenByDescending(candidate => CommonStart(name, candidate.Name)).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    private static int CommonStart(string left, string right) => left.ToUpperInvariant().AsSpan().CommonPrefixLength(right.ToUpperInvariant());

    // Letters left out, put in, mistaken or swapped with their neighbour count one each.
    private static int Distance(string left, string right)
    {
        var (a, b) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = i == 0 || j == 0 ? i + j : Math.Min(Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1, rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
