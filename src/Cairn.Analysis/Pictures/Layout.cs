namespace Cairn.Analysis.Pictures;

/// <summary>Sets the things of each column in an order that crosses few lines, and leaves room where a line passes a column.</summary>
internal static class Layout
{
    private const int Sweeps = 4;

    /// <summary>In larger pictures nobody follows a line, and room for each would make them larger still.</summary>
    private const int MostBends = 400;

    internal readonly record struct Place(int Column, double Row);

    /// <param name="Spots">Where each thing stands, by its number.</param>
    /// <param name="Bends">Where a line passes the columns between its ends, left to right.</param>
    internal sealed record Plan(IReadOnlyDictionary<int, Place> Spots, IReadOnlyDictionary<Stroke, IReadOnlyList<Place>> Bends);

    public static Plan Of(Picture picture)
    {
        var column = picture.Spots.ToDictionary(spot => spot.Number, spot => spot.Column);
        var links = new List<(int From, int To)>();
        var bends = new Dictionary<Stroke, List<int>>();
        var next = picture.Spots.Count == 0 ? 0 : column.Keys.Max() + 1;
        var mayBend = picture.Strokes.Sum(stroke => Math.Max(0, column[stroke.To] - column[stroke.From] - 1)) <= MostBends;
        foreach (var stroke in picture.Strokes)
        {
            var chain = new List<int>();
            for (var at = column[stroke.From] + 1; mayBend && at < column[stroke.To]; at++)
            {
                column[next] = at;
                chain.Add(next++);
            }

            bends[stroke] = chain;
            links.AddRange(chain.Prepend(stroke.From).Zip(chain.Append(stroke.To)));
        }

        var places = Placed(column, links);
        return new Plan(places, bends.ToDictionary(bend => bend.Key, bend => (IReadOnlyList<Place>)[.. bend.Value.Select(number => places[number])]));
    }

    private static Dictionary<int, Place> Placed(Dictionary<int, int> columnOf, List<(int From, int To)> links)
    {
        var columns = columnOf.GroupBy(spot => spot.Value).OrderBy(column => column.Key).Select(column => column.Select(spot => spot.Key).Order().ToList()).ToList();
        var neighbours = links.SelectMany(link => new[] { link, (From: link.To, To: link.From) }).ToLookup(link => link.From, link => link.To);
        var row = columns.SelectMany(column => column.Select((spot, i) => (spot, Row: (double)i))).ToDictionary(x => x.spot, x => x.Row);
        for (var sweep = 0; sweep < Sweeps; sweep++)
        {
            foreach (var column in columns)
            {
                var sorted = column.OrderBy(spot => neighbours[spot].Any() ? neighbours[spot].Average(other => row[other]) : row[spot]).ThenBy(spot => spot).ToList();
                for (var i = 0; i < sorted.Count; i++)
                    row[sorted[i]] = i;
            }
        }

        // Short columns stand in the middle of the long ones.
        var tallest = columns.Count == 0 ? 0 : columns.Max(column => column.Count);
        var height = columns.ToDictionary(column => columnOf[column[0]], column => column.Count);
        return columnOf.ToDictionary(spot => spot.Key, spot => new Place(spot.Value, row[spot.Key] + ((tallest - height[spot.Value]) / 2.0)));
    }
}
