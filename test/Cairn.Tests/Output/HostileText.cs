using System.Text;
using System.Text.RegularExpressions;
using Cairn.Analysis.Attack;
using Cairn.Analysis.Changes;
using Cairn.Analysis.Fixes;
using Cairn.Analysis.Matching;
using Cairn.Analysis.Reports;
using Cairn.Cli.Text;
using Cairn.Graph;
using Cairn.Graph.Cypher;
using Cairn.Providers.Estates;
using Cairn.Sources.Aws;
using Cairn.Tests.Analysis;
using CsCheck;

namespace Cairn.Tests.Output;

/// <summary>Names in an estate come from attackers: no text for a terminal obeys them, and none of them writes a line of its own.</summary>
public sealed partial class HostileText
{
    /// <summary>Wide enough that no paragraph is broken, so that every line is one that a renderer wrote.</summary>
    private const int Endless = 10_000_000;

    [Fact]
    public void A_report_keeps_its_lines_and_obeys_no_name() => Hold((text, style) =>
    {
        var input = Input(Graph(text, isOpen: true), text);
        return Page(page => new ReportText(page, style, Report.Scan(input)).Write("PATH"));
    });

    [Fact]
    public void An_explained_attack_keeps_its_lines_and_obeys_no_name() => Hold((text, style) =>
    {
        var input = Input(Graph(text, isOpen: true), text);
        return Page(page =>
        {
            foreach (var attack in AttackPaths.Find(input).Attacks)
                new AttackText(page, style, input).Write(attack, explain: true);
        });
    });

    [Fact]
    public void A_difference_keeps_its_lines_and_obeys_no_name() => Hold((text, style) =>
    {
        var diff = EstateDiff.Compare(Input(Graph(text, isOpen: false), text) with { Gaps = [] }, Input(Graph(text, isOpen: true), text), _ => true);
        return Page(page => new DiffText(page, style, diff).Write());
    });

    [Fact]
    public void A_fix_keeps_its_lines_and_obeys_no_name() => Hold((text, style) =>
    {
        var input = Input(Graph(text, isOpen: true), text);
        var fix = Fix.Find(new FixQuestion(input, AttackPaths.Find(input).Attacks, new Changes(text), new FixCosts(new Dictionary<string, FixCost> { ["kind"] = new(1, text) })));
        Assert.NotEmpty(fix.Changes);
        return Page(page => new FixText(page, style, fix).Write());
    });

    [Fact]
    public void An_answer_about_permissions_obeys_no_name() => HostileNames.Gen.Sample(text =>
    {
        var answer = new AccessAnswer(text, text, text, "conditional", IsExplicit: false, text, text, [new(text, text, text, text, Applies: true)])
        {
            Choices = text,
            NotAsked = [text],
            Cut = text,
            Parts = [new(text, text, text, text, "denied", text, text)],
        };
        using var written = new MemoryStream();
        AccessText.Write(answer, "text", explain: true, written);

        Assert.Empty(HostileNames.Unsafe(Encoding.UTF8.GetString(written.ToArray())));
    }, iter: 200);

    [Fact]
    public void A_diagnosis_keeps_its_lines_and_obeys_no_name() => Hold((text, _) =>
        Page(page => new AwsDiagnosisText(page, new(text, text, [new(text, text, CallOutcome.Denied, text), new(text, text, CallOutcome.Failed, text), new(text, text, CallOutcome.Absent, text)]) { NotSeen = [new(text, text, text)] }).Write()));

    [Fact]
    public void What_a_collection_brought_keeps_its_lines_and_obeys_no_name() => Hold((text, _) =>
        Page(page => AwsSummaryText.Write(new(1, 1, 1, TimeSpan.Zero, [new(text, 1, TimeSpan.Zero, 1, 1)]) { Places = [new(text, text, text)], Denied = [new(text, 1)], Failed = [new(text, 1)] }, page)));

    [Fact]
    public void What_is_wrong_with_a_query_obeys_no_text() => Gen.Select(HostileNames.Gen, HostileNames.Gen).Sample((name, query) =>
    {
        var diagnostic = new QueryDiagnostic("SyntaxError", name, name) { Line = 1, Column = 1, Length = query.Length, Help = name };

        Assert.All(QueryErrorText.Lines(diagnostic, query), line => Assert.Empty(HostileNames.Unsafe(line)));
        Assert.All(QueryErrorText.Lines(diagnostic, query), line => Assert.DoesNotContain('\n', line));
    }, iter: 200);

    [Fact]
    public void A_name_of_a_megabyte_is_cut_and_says_so()
    {
        var written = Page(page => page.Paragraph("  ", new string('x', 1_000_000)));

        Assert.InRange(written.Length, 1000, 3000);
        Assert.Contains("more characters", written, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Größe-日本-🤖", "Größe-日本-🤖")]
    [InlineData("a\u001b[31mb", "a\\u001b[31mb")]
    [InlineData("\U000E0041", "\\udb40\\udc41")]
    [InlineData("a\nb", "a\\u000ab")]
    public void Honest_text_stays_and_commands_are_shown(string text, string shown) => Assert.Equal(shown, Plain.Line(text));

    /// <summary>With any name the same number of lines as with a plain one, the same colours, and nothing unsafe beside them.</summary>
    private static void Hold(Func<string, Style, string> write)
    {
        foreach (var colours in new[] { false, true })
        {
            var plain = write("name", new Style(colours));
            HostileNames.Gen.Sample(text =>
            {
                var written = write(text.Length == 0 ? "x" : text, new Style(colours));

                Assert.Equal(Colour().Count(plain), Colour().Count(written));
                Assert.Empty(HostileNames.Unsafe(Colour().Replace(written, "")));
                Assert.Equal(plain.Count(c => c == '\n'), written.Count(c => c == '\n'));
            }, iter: 60);
        }
    }

    private static GraphSnapshot Graph(string text, bool isOpen)
    {
        var builder = new GraphBuilder();
        string[] kinds = ["User", "Role", "Bucket", "Model"];
        foreach (var kind in kinds)
        {
            var node = builder.AddNode($"{text}{kind}", kind);
            builder.SetProperty(node, "name", $"{text} {kind}");
            builder.SetProperty(node, "sensitive", true);
        }

        builder.AddEdge(0, "CAN_ASSUME", 1);
        if (isOpen)
        {
            builder.AddEdge(1, "CAN_READ", 2);
            builder.AddEdge(1, "CAN_WRITE", 2);
        }

        builder.AddEdge(3, "LOADS_ARTIFACT", 2);
        return builder.Freeze();
    }

    private static ReportInput Input(GraphSnapshot graph, string text) => new(graph, new Facts(text), KnowledgeFiles.All, new CypherMatcher())
    {
        Entries = [new Entry(0)],
        Gaps = [new ReportGap("policy-unknown", text, text, text, text)],
    };

    private static string Page(Action<Page> write)
    {
        using var text = new StringWriter { NewLine = "\n" };
        write(new Page(text, Endless));
        return text.ToString();
    }

    /// <summary>The colours that Cairn itself paints in.</summary>
    [GeneratedRegex("\u001b\\[(?:1|2|31|33|36|1;31|0)m")]
    private static partial Regex Colour();

    private sealed class Facts(string text) : IEdgeEvidence
    {
        public IReadOnlyList<EvidenceItem> Of(int edge) => [new(text, text, text, text)];

        public IReadOnlyList<EvidenceItem> OfNode(int node) => Of(0);
    }

    private sealed class Changes(string text) : IChanges
    {
        // A snippet may have lines of its own.
        private readonly Change _change = new("c", "kind", text) { Record = text, Pointer = text, Statement = text, Snippets = [new("cli", text.Replace('\n', ' '))] };

        public IReadOnlyList<Change> Of(int edge) => [_change];

        public bool Stands(int edge, IReadOnlySet<string> made) => !made.Contains("c");
    }
}
