namespace Cairn.Access.Aws.Patterns;

/// <summary>Decides whether two patterns have a string in common, and finds one.</summary>
internal static class GlobOverlap
{
    public static bool Exists(string left, string right) => Find(left, right) is not null;

    /// <summary>The most general common pattern along one alignment of the two, or null when they are disjoint.</summary>
    public static string? Find(string left, string right)
    {
        // Cells are (i, j) = suffixes still to be aligned; walking back from the end gives a table of what can be finished.
        var width = right.Length + 1;
        var can = new bool[(left.Length + 1) * width];
        for (var i = left.Length; i >= 0; i--)
        {
            for (var j = right.Length; j >= 0; j--)
                can[(i * width) + j] = CanFinish(left, right, i, j, can, width);
        }
        return can[0] ? Walk(left, right, can, width) : null;
    }

    private static bool CanFinish(string left, string right, int i, int j, bool[] can, int width)
    {
        var down = i < left.Length && can[((i + 1) * width) + j];
        var across = j < right.Length && can[(i * width) + j + 1];
        if (i == left.Length && j == right.Length)
            return true;
        if ((down || across) && (IsStar(left, i) || IsStar(right, j)) && Skips(left, right, i, j, down, across))
            return true;
        return i < left.Length && j < right.Length && Same(left[i], right[j]) && can[((i + 1) * width) + j + 1];
    }

    // A star may end (step past it) or swallow one character of the other side.
    private static bool Skips(string left, string right, int i, int j, bool down, bool across)
        => IsStar(left, i) ? down || across : IsStar(right, j) && (across || down);

    private static bool IsStar(string text, int at) => at < text.Length && text[at] == Glob.Star;

    // A star against a star is never "the same character": each is consumed by the rules above.
    private static bool Same(char left, char right)
        => left != Glob.Star && right != Glob.Star && (left == right || left == Glob.One || right == Glob.One);

    private static string Walk(string left, string right, bool[] can, int width)
    {
        var text = new System.Text.StringBuilder();
        int i = 0, j = 0;
        while (i < left.Length || j < right.Length)
        {
            var leftStar = i < left.Length && left[i] == Glob.Star;
            var rightStar = j < right.Length && right[j] == Glob.Star;
            if (leftStar && rightStar)
            {
                Append(text, Glob.Star);
                if (can[((i + 1) * width) + j])
                    i++;
                else
                    j++;
            }
            else if (leftStar)
            {
                Step(text, right, ref j, ref i, can[(i * width) + Math.Min(j + 1, right.Length)] && j < right.Length);
            }
            else if (rightStar)
            {
                Step(text, left, ref i, ref j, i < left.Length && can[((i + 1) * width) + j]);
            }
            else
            {
                Append(text, left[i] == Glob.One ? right[j] : left[i]);
                i++;
                j++;
            }
        }
        return text.ToString();
    }

    // A star on one side swallows the other side's next character if the rest can still be finished, else it ends.
    private static void Step(System.Text.StringBuilder text, string other, ref int otherAt, ref int starAt, bool swallow)
    {
        if (swallow)
            Append(text, other[otherAt++]);
        else
            starAt++;
    }

    private static void Append(System.Text.StringBuilder text, char character)
    {
        if (character != Glob.Star || text.Length == 0 || text[^1] != Glob.Star)
            text.Append(character);
    }
}
