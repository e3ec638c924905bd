using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cairn.Analysis.Attack;
using Cairn.Analysis.Blast;
using Cairn.Analysis.Cases;
using Cairn.Analysis.Matching;
using Cairn.Analysis.Pictures;
using Cairn.Analysis.Reports;
using Cairn.Graph;
using Cairn.Tests.Analysis;
using Cairn.Tests.Output;
using CsCheck;
using Shape = Cairn.Analysis.Pictures.Shape;

namespace Cairn.Tests.Pictures;

public sealed partial class PictureTests
{
    private static readonly Gen<string> Hostile = HostileNames.Gen;

    [Fact]
    public void No_name_breaks_the_drawing() =>
        Gen.Select(Hostile, Hostile, Hostile).Sample((first, second, third) =>
        {
            var picture = Named(first, second, third);
            var plain = Named("a", "b", "c");

            var svg = XDocument.Parse(Written(picture, SvgPicture.Write));
            Assert.Equal(Elements(XDocument.Parse(Written(plain, SvgPicture.Write))), Elements(svg));
            Assert.DoesNotContain(svg.Descendants().Attributes(), attribute => attribute.Name.LocalName.StartsWith("on", StringComparison.OrdinalIgnoreCase) || attribute.Name.LocalName == "href");
            Assert.Equal(DotShape(Written(plain, DotPicture.Write)), DotShape(Written(picture, DotPicture.Write)));
            Assert.Equal(MermaidShape(Written(plain, MermaidPicture.Write)), MermaidShape(Written(picture, MermaidPicture.Write)));
        }, iter: 400);

    [Fact]
    public void What_needs_two_things_is_drawn_as_a_join()
    {
        var picture = Radius("(u:User)-[:CAN_ASSUME]->(r:Role), (u)-[:CAN_REACH]->(v:VirtualMachine), (u)-[:HOLDS]->(c:Credential), (c)-[:UNLOCKS]->(v)", "u");

        var join = Assert.Single(picture.Spots, spot => spot.Shape == Shape.Join);
        Assert.True(picture.Strokes.Count(stroke => stroke.To == join.Number) >= 2);
        Assert.Single(picture.Strokes, stroke => stroke.From == join.Number);
    }

    [Fact]
    public void The_entry_stands_left_of_what_follows()
    {
        var picture = Radius("(u:User)-[:CAN_ASSUME]->(r:Role), (r)-[:CAN_READ]->(b:Bucket)", "u");

        Assert.Equal(["u", "r", "b"], picture.Spots.OrderBy(spot => spot.Column).Select(spot => spot.Name));
        Assert.True(picture.Spots.First(spot => spot.Name == "u").IsEntry);
    }

    [Fact]
    public void The_same_picture_gives_the_same_bytes() =>
        Assert.Equal(Written(Named("a", "b", "c"), SvgPicture.Write), Written(Named("a", "b", "c"), SvgPicture.Write));

    private static Picture Named(params string[] names)
    {
        var builder = new GraphBuilder();
        string[] kinds = ["User", "Role", "Bucket"];
        for (var i = 0; i < kinds.Length; i++)
            builder.SetProperty(builder.AddNode($"n{i}", kinds[i]), "name", names[i].Length == 0 ? "x" : names[i]);
        builder.AddEdge(0, "CAN_ASSUME", 1);
        builder.AddEdge(1, "CAN_READ", 2);
        var graph = builder.Freeze();
        return Picture.Of(BlastRadius.From(Input(graph, names[0]), 0));
    }

    private static Picture Radius(string graph, string from)
    {
        var built = CaseGraph.Build(graph);
        return Picture.Of(BlastRadius.From(Input(built, "fact"), AttackSearchTests.Node(built, from)));
    }

    private static ReportInput Input(GraphSnapshot graph, string fact) =>
        new(graph, new Facts(fact), KnowledgeFiles.All, new CypherMatcher()) { Entries = [new Entry(0)] };

    private static string Written(Picture picture, Action<Picture, TextWriter> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(picture, text);
        return text.ToString();
    }

    private static IEnumerable<string> Elements(XDocument svg) => svg.Descendants().Select(element => element.Name.LocalName);

    /// <summary>The text with every quoted string emptied: what is left is the structure.</summary>
    private static string DotShape(string dot) => Quoted().Replace(dot, "\"\"");

    private static string MermaidShape(string mermaid) => MermaidLabel().Replace(mermaid, "\"\"");

    [GeneratedRegex("\"(?:[^\"\\\\]|\\\\.)*\"", RegexOptions.Singleline)]
    private static partial Regex Quoted();

    [GeneratedRegex("\"(?:[A-Za-z0-9 _.,/-]|#[0-9]+;|<br/>)*\"")]
    private static partial Regex MermaidLabel();

    private sealed class Facts(string fact) : IEdgeEvidence
    {
        public IReadOnlyList<EvidenceItem> Of(int edge) => [new(fact, fact, fact, fact)];
    }
}
