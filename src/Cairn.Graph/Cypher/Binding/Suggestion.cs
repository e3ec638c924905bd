namespace Cairn.Graph.Cypher.Binding;

/// <summary>Finds the known name that was probably meant.</summary>
internal static class Suggestion
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

        var limit = name.Length / 3;
        return known
            .Where(candidate => Math.Abs(candidate.Length - name.Length) <= limit)
            .Select(candidate => (Name: candidate, Distance: Distance(name, candidate)))
            .Where(candidate => candidate.Distance <= limit)
            .OrderBy(candidate => candidate.Distance).ThenBy(candidate => candidate.Name, StringComparer.Ordinal)
            .Select(candidate => candidate.Name)
            .FirstOrDefault();
    }

    private static int Distance(string left, string right)
    {
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 0; i < left.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < right.Length; j++)
            {
                var same = char.ToUpperInvariant(left[i]) == char.ToUpperInvariant(right[j]);
                var next = Math.Min(Math.Min(row[j] + 1, row[j + 1] + 1), diagonal + (same ? 0 : 1));
                diagonal = row[j + 1];
                row[j + 1] = next;
            }
        }

        return row[^1];
    }
}
