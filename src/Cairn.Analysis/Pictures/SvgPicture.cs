using System.Globalization;

namespace Cairn.Analysis.Pictures;

/// <summary>Draws a picture as SVG that stands alone: no script, no link, no font or image from elsewhere.</summary>
public static class SvgPicture
{
    private const int Wide = 190;
    private const int High = 56;
    private const int Round = 28;
    private const int ColumnWidth = 330;
    private const int RowHeight = 96;
    private const int Margin = 24;
    private const int Header = 44;
    private const int NameLength = 28;
    private const int StepLength = 24;

    /// <summary>Where on a line its words stand: past the middle, where lines from one thing have parted.</summary>
    private const double At = 0.64;

    private const string Style = """
        text{font-family:Helvetica,Arial,sans-serif;fill:#1d1b20}.kind{font-size:10px;fill:#5b5966}.name{font-size:11.5px;font-weight:600}
        .step{font-size:10px;fill:#3a3843;paint-order:stroke;stroke:#fff;stroke-width:3px}.title{font-size:15px;font-weight:600}
        .thing{stroke:#5b5966;stroke-width:1.3}.entry{stroke:#8a4b00;stroke-width:2.4}.target{stroke:#b3261e;stroke-width:3}
        .line{fill:none;stroke:#5b5966;stroke-width:1.4}.if{stroke-dasharray:5 4}
        """;

    public static void Write(Picture picture, TextWriter to)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(to);
        var plan = Layout.Of(picture);
        var places = plan.Spots;
        var columns = picture.Spots.Count == 0 ? 1 : picture.Spots.Max(spot => spot.Column) + 1;
        var rows = places.Count == 0 ? 1 : places.Max(place => place.Value.Row) + 1;
        var width = (Margin * 2) + ((columns - 1) * ColumnWidth) + Wide;
        var height = Header + Margin + ((rows - 1) * RowHeight) + High + Margin;
        to.Write(Text($"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height:0.#}\" viewBox=\"0 0 {width} {height:0.#}\" role=\"img\">\n"));
        to.Write($"<title>{Clean.Xml(picture.Title)}</title>\n<style>{Style}</style>\n");
        to.Write("<defs><marker id=\"tip\" viewBox=\"0 0 8 8\" refX=\"8\" refY=\"4\" markerWidth=\"8\" markerHeight=\"8\" orient=\"auto\"><path d=\"M0 0L8 4L0 8z\" fill=\"#5b5966\"/></marker></defs>\n");
        to.Write(Text($"<rect width=\"100%\" height=\"100%\" fill=\"#fff\"/>\n<text class=\"title\" x=\"{Margin}\" y=\"28\">"));
        to.Write($"{Clean.Xml(picture.Title)}</text>\n");
        var byNumber = picture.Spots.ToDictionary(spot => spot.Number);
        foreach (var stroke in picture.Strokes)
            Line(to, stroke, (byNumber[stroke.From], places[stroke.From]), (byNumber[stroke.To], places[stroke.To]), plan.Bends[stroke]);
        foreach (var spot in picture.Spots)
            Thing(to, spot, places[spot.Number]);
        to.Write("</svg>\n");
    }

    private static void Line(TextWriter to, Stroke stroke, (Spot Spot, Layout.Place Place) from, (Spot Spot, Layout.Place Place) end, IReadOnlyList<Layout.Place> bends)
    {
        var ((left, y1), (right, y2)) = (Center(from.Place), Center(end.Place));
        var x1 = left + HalfOf(from.Spot);
        var x2 = right - HalfOf(end.Spot);
        var path = x2 > x1
            ? Forward(x1, y1, x2, y2, bends)
            // Back to a thing that stands further left: around below.
            : Text($"M{left:0.#} {y1 + (High / 2):0.#}C{left:0.#} {y1 + 70:0.#} {right:0.#} {y2 + 70:0.#} {right:0.#} {y2 + (High / 2):0.#}");
        // The words stand on the last part of the line, beside what it leads to; those of a line back, beside what it comes from.
        var (xb, yb) = bends.Count > 0 ? (Center(bends[^1]).X + (Wide / 2.0), Center(bends[^1]).Y) : (x1, y1);
        var (middle, level) = x2 > x1 ? (Curve(xb, xb + 50, x2 - 50, x2), Curve(yb, yb, y2, y2) - 4) : (Cubed(left, left, right, right, 0.25), Cubed(y1 + (High / 2), y1 + 70, y2 + 70, y2 + (High / 2), 0.25) + 14);
        to.Write($"<g><title>{Clean.Xml(stroke.Hover)}</title><path class=\"line{(stroke.IsConditional ? " if" : "")}\" marker-end=\"url(#tip)\" d=\"{path}\"/>");
        to.Write(Text($"<text class=\"step\" text-anchor=\"middle\" x=\"{middle:0.#}\" y=\"{level:0.#}\">"));
        to.Write($"{Clean.Xml(Short(stroke.Label, StepLength))}</text></g>\n");
    }

    /// <summary>A line to the right, straight through the room that was left for it in each column it passes.</summary>
    private static string Forward(double x, double y, double x2, double y2, IReadOnlyList<Layout.Place> bends)
    {
        var path = new System.Text.StringBuilder(Text($"M{x:0.#} {y:0.#}"));
        foreach (var bend in bends)
        {
            var (middle, level) = Center(bend);
            path.Append(Text($"C{x + 50:0.#} {y:0.#} {middle - (Wide / 2) - 50:0.#} {level:0.#} {middle - (Wide / 2):0.#} {level:0.#}H{middle + (Wide / 2):0.#}"));
            (x, y) = (middle + (Wide / 2), level);
        }

        return path.Append(Text($"C{x + 50:0.#} {y:0.#} {x2 - 50:0.#} {y2:0.#} {x2:0.#} {y2:0.#}")).ToString();
    }

    private static void Thing(TextWriter to, Spot spot, Layout.Place place)
    {
        var (x, y) = Center(place);
        var state = spot.IsTarget ? " target" : spot.IsEntry ? " entry" : "";
        to.Write($"<g><title>{Clean.Xml(spot.Hover)}</title>{Outline(spot.Shape, x, y, $"class=\"thing{state}\"")}");
        if (spot.Shape == Shape.Join)
        {
            to.Write(Text($"<text class=\"kind\" text-anchor=\"middle\" x=\"{x:0.#}\" y=\"{y + 4:0.#}\">AND</text></g>\n"));
            return;
        }

        // The top of a cylinder takes some of its room.
        y += spot.Shape is Shape.Data or Shape.Boundary ? 6 : 0;
        to.Write(Text($"<text class=\"kind\" text-anchor=\"middle\" x=\"{x:0.#}\" y=\"{y - 7:0.#}\">"));
        to.Write($"{Clean.Xml(Short(spot.Kind))}</text>");
        to.Write(Text($"<text class=\"name\" text-anchor=\"middle\" x=\"{x:0.#}\" y=\"{y + 11:0.#}\">"));
        to.Write($"{Clean.Xml(Short(spot.Name))}</text></g>\n");
    }

    private static string Outline(Shape shape, double x, double y, string look)
    {
        var (left, top, right, bottom) = (x - (Wide / 2), y - (High / 2), x + (Wide / 2), y + (High / 2));
        return shape switch
        {
            Shape.Join => Text($"<circle {look} cx=\"{x:0.#}\" cy=\"{y:0.#}\" r=\"{Round / 1.6:0.#}\" fill=\"#fff\"/>"),
            Shape.Identity => Text($"<rect {look} x=\"{left:0.#}\" y=\"{top:0.#}\" width=\"{Wide}\" height=\"{High}\" rx=\"{Round}\" fill=\"#fff4dc\"/>"),
            Shape.Data => Text($"<path {look} fill=\"#e4f2e7\" d=\"M{left:0.#} {top + 7:0.#}C{left:0.#} {top - 3:0.#} {right:0.#} {top - 3:0.#} {right:0.#} {top + 7:0.#}V{bottom - 7:0.#}C{right:0.#} {bottom + 3:0.#} {left:0.#} {bottom + 3:0.#} {left:0.#} {bottom - 7:0.#}zM{left:0.#} {top + 7:0.#}C{left:0.#} {top + 17:0.#} {right:0.#} {top + 17:0.#} {right:0.#} {top + 7:0.#}\"/>"),
            Shape.Intelligence => Text($"<path {look} fill=\"#ece6fb\" d=\"M{left + 14:0.#} {top:0.#}H{right - 14:0.#}L{right:0.#} {top + 14:0.#}V{bottom - 14:0.#}L{right - 14:0.#} {bottom:0.#}H{left + 14:0.#}L{left:0.#} {bottom - 14:0.#}V{top + 14:0.#}z\"/>"),
            Shape.Outside => Text($"<path {look} fill=\"#fde7e5\" d=\"M{left + 22:0.#} {top:0.#}H{right - 22:0.#}L{right:0.#} {y:0.#}L{right - 22:0.#} {bottom:0.#}H{left + 22:0.#}L{left:0.#} {y:0.#}z\"/>"),
            Shape.Boundary => Text($"<path {look} fill=\"#eceff1\" d=\"M{left:0.#} {top:0.#}H{left + 60:0.#}L{left + 70:0.#} {top + 8:0.#}H{right:0.#}V{bottom:0.#}H{left:0.#}z\"/>"),
            Shape.Compute => Text($"<rect {look} x=\"{left:0.#}\" y=\"{top:0.#}\" width=\"{Wide}\" height=\"{High}\" fill=\"#e3eefb\"/>"),
            _ => Text($"<rect {look} x=\"{left:0.#}\" y=\"{top:0.#}\" width=\"{Wide}\" height=\"{High}\" rx=\"6\" fill=\"#f6f5f8\"/>"),
        };
    }

    private static (double X, double Y) Center(Layout.Place place) =>
        (Margin + (Wide / 2.0) + (place.Column * ColumnWidth), Header + (High / 2.0) + (place.Row * RowHeight));

    private static double HalfOf(Spot spot) => spot.Shape == Shape.Join ? Round / 1.6 : Wide / 2.0;

    private static double Curve(double start, double first, double second, double end) => Cubed(start, first, second, end, At);

    private static double Cubed(double start, double first, double second, double end, double at)
    {
        var left = 1 - at;
        return (left * left * left * start) + (3 * left * left * at * first) + (3 * left * at * at * second) + (at * at * at * end);
    }

    private static string Short(string text, int length = NameLength) => text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
