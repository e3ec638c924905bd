using System.Diagnostics;
using Cairn.Analysis.Reports;

namespace Cairn.Cli.Text;

/// <summary>The facts behind an attack, findings or a node, for people.</summary>
internal sealed class ExplanationText(Page page, Style style)
{
    public void Write(Explanation explanation)
    {
        var text = new AttackText(page, style, explanation.Input);
        switch (explanation)
        {
            case Explanation.OfAttack attack:
                text.Write(attack.Attack, explain: true);
                break;
            case Explanation.OfFindings findings:
                Write(findings, text);
                break;
            case Explanation.OfNode node:
                Write(node, text);
                break;
            default:
                throw new UnreachableException();
        }
    }

    private void Write(Explanation.OfFindings explanation, AttackText text)
    {
        foreach (var finding in explanation.Findings)
        {
            page.Paragraph("", $"{finding.Message} [{finding.Id}]");
            page.Paragraph("  ", $"{Analysis.Risk.Band.Word(finding.Severity)}, rule {finding.Rule.Id}: {finding.Rule.Title}");
            page.Paragraph("  fix: ", finding.Rule.Remediation);
            var evidence = finding.Edges.SelectMany(explanation.Input.Evidence.Of).ToList();
            foreach (var item in evidence.Count > 0 ? evidence : explanation.Input.Evidence.OfNode(finding.Subject))
                text.Write(item);
        }
    }

    private void Write(Explanation.OfNode explanation, AttackText text)
    {
        var graph = explanation.Input.Graph;
        page.Paragraph("", $"{Names.Of(graph, explanation.Node)} ({Names.KindOf(graph, explanation.Node)})");
        page.Paragraph("  ", graph.Key(explanation.Node));
        foreach (var (name, value) in graph.Properties(explanation.Node).OrderBy(property => property.Key, StringComparer.Ordinal))
            page.Paragraph("  ", $"{name} = {value}");
        foreach (var edge in explanation.Edges)
        {
            page.Paragraph("  ", $"{Names.Of(graph, edge.From)} -{graph.EdgeKinds[edge.Kind]}-> {Names.Of(graph, edge.To)}");
            foreach (var item in explanation.Input.Evidence.Of(edge.Id))
                text.Write(item);
        }

        foreach (var gap in explanation.Gaps)
            page.Paragraph("  not seen: ", gap.Message);
    }
}
