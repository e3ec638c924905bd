namespace Cairn.Analysis.Pictures;

/// <summary>Sets things in columns so that lines lead to the right, but for those that close a circle.</summary>
internal static class Columns
{
    /// <summary>Circles are looked for in pictures that somebody can read; in larger ones things stand as far left as they are first met.</summary>
    private const int Readable = 3000;

    public static int[] Of(int things, IReadOnlyList<Stroke> strokes)
    {
        var next = new List<int>[things];
        for (var i = 0; i < things; i++)
            next[i] = [];
        var forward = new List<Stroke>();
        foreach (var stroke in strokes)
        {
            if (strokes.Count <= Readable && Leads(next, stroke.To, stroke.From))
                continue;
            next[stroke.From].Add(stroke.To);
            forward.Add(stroke);
        }

        return strokes.Count <= Readable ? Longest(things, forward) : First(things, strokes);
    }

    private static bool Leads(List<int>[] next, int from, int to)
    {
        var seen = new HashSet<int> { from };
        var open = new Stack<int>([from]);
        while (open.TryPop(out var at))
        {
            if (at == to)
                return true;
            foreach (var other in next[at].Where(seen.Add))
                open.Push(other);
        }

        return false;
    }

    /// <summary>One more than the furthest thing before; there are no circles, so this comes to rest.</summary>
    private static int[] Longest(int things, List<Stroke> strokes)
    {
        var column = new int[things];
        for (var moved = true; moved;)
        {
            moved = false;
            foreach (var stroke in strokes.Where(stroke => column[stroke.To] <= column[stroke.From]))
            {
                column[stroke.To] = column[stroke.From] + 1;
                moved = true;
            }
        }

        return column;
    }

    private static int[] First(int things, IReadOnlyList<Stroke> strokes)
    {
        var column = new int[things];
        foreach (var stroke in strokes.Where(stroke => column[stroke.To] == 0))
            column[stroke.To] = column[stroke.From] + 1;
        return column;
    }
}
