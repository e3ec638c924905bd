using System.Text.RegularExpressions;
using Cairn.Access;
using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Matching;
using Cairn.Providers.Mapping;

namespace Cairn.Cli.Reference;

/// <summary>The kinds of nodes and edges that exist today: what gives them, and which knowledge asks for them.</summary>
internal sealed partial class KindPage(IReadOnlyList<ResourceType> types, PermissionTable permissions, KnowledgeBase knowledge)
{
    private readonly List<(string Id, string Page, PatternText Pattern)> _questions =
    [
        .. knowledge.Techniques.Select(technique => (technique.Id, "techniques.md", technique.Pattern.Text)),
        .. knowledge.Targets.Select(target => (target.Id, "targets.md", target.Pattern.Text)),
        .. knowledge.Rules.Select(rule => (rule.Id, "rules.md", rule.Pattern.Text)),
    ];

    public ReferencePage Write() => new("kinds.md", new Markdown()
        .Title("Kinds of nodes and edges")
        .Paragraph("The words of patterns and queries. Kinds in the vocabulary that nothing gives yet are left out; derivations give further edges than the declarations listed here.")
        .Heading("Nodes")
        .Table(["Kind", "Types"], knowledge.Vocabulary.NodeKinds.Order(StringComparer.Ordinal).Select(Node).Where(row => row[1].Length > 0))
        .Heading("Edges")
        .Table(["Edge", "Stated by", "Permissions", "Asked for by"], knowledge.Vocabulary.EdgeKinds.Order(StringComparer.Ordinal).Select(Edge).Where(row => row.Skip(1).Any(cell => cell.Length > 0)))
        .ToString());

    private IReadOnlyList<string> Node(string kind) =>
        [Markdown.Code(kind), Markdown.Codes(types.Where(type => type.Kind == kind || type.AlsoKinds.Contains(kind)).Select(type => type.Type).Order(StringComparer.Ordinal))];

    private IReadOnlyList<string> Edge(string kind) =>
    [
        Markdown.Code(kind),
        Markdown.Codes(types.Where(type => type.Links.Any(link => link.Edge == kind)).Select(type => type.Type).Order(StringComparer.Ordinal)),
        permissions.Rows.Any(row => row.Edge == kind) ? $"[rows](permissions.md#{Markdown.Anchor(kind)})" : "",
        string.Join(", ", _questions.Where(question => Words().Matches($"{question.Pattern.Match} {question.Pattern.Where}").Any(word => word.Value == kind)).Select(question => $"[{question.Id}]({question.Page}#{Markdown.Anchor(question.Id)})")),
    ];

    [GeneratedRegex("[A-Z][A-Z_]+[A-Z]")]
    private static partial Regex Words();
}
