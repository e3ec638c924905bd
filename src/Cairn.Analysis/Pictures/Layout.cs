namespace Cairn.Analysis.Pictures;

/// <summary>Sets the things of each column in an order that crosses few lines.</summary>
internal static class Layout
{
    private const int Sweeps = 4;

    internal readonly record struct Place(int Column, double Row);

    public static IReadOnlyDictionary<int, Place> Of(Picture picture)
    {
        var columns = picture.Spots.GroupBy(spot => spot.Column).OrderBy(column => column.Key).Select(column => column.Select(spot => spot.Number).ToList()).ToList();
        var neighbours = picture.Strokes.SelectMany(stroke => new[] { (stroke.From, stroke.To), (From: stroke.To, To: stroke.From) }).ToLookup(pair => pair.Item1, pair => pair.Item2);
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
        return picture.Spots.ToDictionary(spot => spot.Number, spot =>
            new Place(spot.Column, row[spot.Number] + ((tallest - picture.Spots.Count(other => other.Column == spot.Column)) / 2.0)));
    }
}
