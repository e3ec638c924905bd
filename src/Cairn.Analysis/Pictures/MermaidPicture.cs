using System.Globalization;

namespace Cairn.Analysis.Pictures;

/// <summary>Writes a picture as a Mermaid flowchart, for Markdown pages and pull requests.</summary>
public static class MermaidPicture
{
    public static void Write(Picture picture, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(to);
        to.Write("flowchart LR\n");
        foreach (var spot in picture.Spots)
        {
            var (open, close) = Brackets(spot.Shape);
            var label = spot.Kind.Length == 0 ? Clean.Mermaid(spot.Name) : $"{Clean.Mermaid(spot.Kind)}<br/>{Clean.Mermaid(spot.Name)}";
            to.Write($"  n{Number(spot.Number)}{open}\"{label}\"{close}\n");
        }

        foreach (var stroke in picture.Strokes)
            to.Write($"  n{Number(stroke.From)} {(stroke.IsConditional ? "-.->" : "-->")}|\"{Clean.Mermaid(stroke.Label)}\"| n{Number(stroke.To)}\n");
        Style(to, "entry", "stroke:#8a4b00,stroke-width:2px", picture.Spots.Where(spot => spot.IsEntry && !spot.IsTarget));
        Style(to, "target", "stroke:#b3261e,stroke-width:3px", picture.Spots.Where(spot => spot.IsTarget));
    }

    private static void Style(TextWriter to, string name, string style, IEnumerable<Spot> spots)
    {
        var numbers = spots.Select(spot => $"n{Number(spot.Number)}").ToList();
        if (numbers.Count > 0)
            to.Write($"  classDef {name} {style}\n  class {string.Join(',', numbers)} {name}\n");
    }

    private static (string, string) Brackets(Shape shape) => shape switch
    {
        Shape.Outside => ("{{", "}}"),
        Shape.Identity => ("([", "])"),
        Shape.Data => ("[(", ")]"),
        Shape.Intelligence => ("[[", "]]"),
        Shape.Boundary => ("[/", "/]"),
        Shape.Join => ("((", "))"),
        _ => ("[", "]"),
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
