using System.Globalization;

namespace Cairn.Analysis.Pictures;

/// <summary>Draws many things of one kind, that one thing leads to by the same step and that lead nowhere, as one.</summary>
internal static class Stacks
{
    private const int Most = 4;
    private const int Named = 60;

    public static Picture Gather(Picture picture)
    {
        var leaving = picture.Strokes.Select(stroke => stroke.From).ToHashSet();
        var arriving = picture.Strokes.ToLookup(stroke => stroke.To);
        var gone = new Dictionary<int, Spot>();
        var spots = picture.Spots.ToDictionary(spot => spot.Number);
        var leaves = picture.Spots.Where(spot => !spot.IsEntry && !spot.IsTarget && spot.Shape != Shape.Join && !leaving.Contains(spot.Number) && arriving[spot.Number].Count() == 1);
        foreach (var stack in leaves.GroupBy(spot => (arriving[spot.Number].First().From, arriving[spot.Number].First().Label, spot.Kind)).Where(stack => stack.Count() > Most))
        {
            var first = stack.First();
            spots[first.Number] = first with { Name = $"{stack.Count().ToString(CultureInfo.InvariantCulture)} of them", Hover = Names([.. stack]) };
            foreach (var other in stack.Skip(1))
                gone[other.Number] = first;
        }

        return picture with
        {
            Spots = [.. picture.Spots.Where(spot => !gone.ContainsKey(spot.Number)).Select(spot => spots[spot.Number])],
            Strokes = [.. picture.Strokes.Where(stroke => !gone.ContainsKey(stroke.To))],
        };
    }

    private static string Names(IReadOnlyList<Spot> stack) =>
        string.Join('\n', stack.Take(Named).Select(spot => spot.Name)) + (stack.Count > Named ? $"\nand {(stack.Count - Named).ToString(CultureInfo.InvariantCulture)} more" : "");
}
