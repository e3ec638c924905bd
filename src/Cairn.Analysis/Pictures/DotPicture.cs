using System.Globalization;

namespace Cairn.Analysis.Pictures;

/// <summary>Writes a picture for Graphviz.</summary>
public static class DotPicture
{
    public static void Write(Picture picture, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(to);
        to.Write("digraph attack {\n  rankdir=LR;\n  node [fontname=\"Helvetica\", fontsize=11];\n  edge [fontname=\"Helvetica\", fontsize=9];\n");
        to.Write($"  label=\"{Clean.Dot(picture.Title)}\";\n");
        foreach (var spot in picture.Spots)
            to.Write($"  n{Number(spot.Number)} [shape={ShapeOf(spot.Shape)}, label=\"{LabelOf(spot)}\", tooltip=\"{Clean.Dot(spot.Hover)}\"{(spot.IsTarget ? ", color=\"#b3261e\", penwidth=2" : spot.IsEntry ? ", color=\"#8a4b00\", penwidth=2" : "")}];\n");
        foreach (var stroke in picture.Strokes)
            to.Write($"  n{Number(stroke.From)} -> n{Number(stroke.To)} [label=\"{Clean.Dot(stroke.Label)}\", tooltip=\"{Clean.Dot(stroke.Hover)}\", labeltooltip=\"{Clean.Dot(stroke.Hover)}\"{(stroke.IsConditional ? ", style=dashed" : "")}];\n");
        to.Write("}\n");
    }

    private static string LabelOf(Spot spot) => spot.Kind.Length == 0 ? Clean.Dot(spot.Name) : $"{Clean.Dot(spot.Kind)}\\n{Clean.Dot(spot.Name)}";

    private static string ShapeOf(Shape shape) => shape switch
    {
        Shape.Outside => "hexagon",
        Shape.Identity => "ellipse",
        Shape.Data => "cylinder",
        Shape.Intelligence => "octagon",
        Shape.Boundary => "folder",
        Shape.Join => "circle",
        _ => "box",
    };

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
