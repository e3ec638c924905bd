using System.Globalization;
using System.Text.Json;
using Cairn.Graph;
using Cairn.Providers.Estates;

namespace Cairn.Cli.Text;

/// <summary>What one identity can do, for people and as <c>cairn.principal/1</c>.</summary>
internal sealed class PrincipalText(GraphSnapshot graph, int node)
{
    private const int TargetsShown = 12;

    private bool IsAdministrator => !graph.Property(node, "admin").IsNull;

    public void Write(Page page)
    {
        page.Paragraph("", $"{Names.Of(graph, node)} ({Names.KindOf(graph, node)}) {graph.Key(node)}");
        if (IsAdministrator)
            page.Paragraph("  ", "administrator: everything in its account");
        var permissions = Permissions();
        if (permissions.Count == 0 && !IsAdministrator)
            page.Paragraph("  ", "nothing that any rule or technique looks for; `cairn can` answers about any action");
        foreach (var permission in permissions)
        {
            var targets = permission.Targets.Select(edge => Names.Of(graph, edge.To) + (Text(edge, "residual") is { } residual ? $" ({residual})" : "")).Distinct().Order(StringComparer.Ordinal).ToList();
            var rest = targets.Count > TargetsShown ? $" and {(targets.Count - TargetsShown).ToString(CultureInfo.InvariantCulture)} more" : "";
            page.Paragraph($"  {permission.Kind}{(permission.Detail is null ? "" : $" {permission.Detail}")}: ", string.Join(", ", targets.Take(TargetsShown)) + rest);
        }
    }

    public void WriteJson(Stream to)
    {
        using var json = new Utf8JsonWriter(to, new() { Indented = true, NewLine = "\n" });
        json.WriteStartObject();
        json.WriteString("format", "cairn.principal/1");
        json.WriteStartObject("principal");
        json.WriteString("key", graph.Key(node));
        json.WriteString("kind", Names.KindOf(graph, node));
        json.WriteEndObject();
        json.WriteString("name", Names.Of(graph, node));
        json.WriteBoolean("administrator", IsAdministrator);
        json.WriteStartArray("permissions");
        foreach (var permission in Permissions())
            Write(json, permission);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private void Write(Utf8JsonWriter json, Permission permission)
    {
        json.WriteStartObject();
        json.WriteString("edge", permission.Kind);
        json.WriteString("detail", permission.Detail);
        json.WriteStartArray("targets");
        foreach (var edge in permission.Targets)
        {
            json.WriteStartObject();
            json.WriteString("key", graph.Key(edge.To));
            json.WriteString("kind", Names.KindOf(graph, edge.To));
            json.WriteString("name", Names.Of(graph, edge.To));
            json.WriteString("condition", Text(edge, "residual"));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private List<Permission> Permissions()
    {
        var granted = new List<Edge>();
        foreach (var edge in graph.Out(node))
        {
            if (!graph.EdgeProperty(edge.Id, Estate.GrantProperty).IsNull)
                granted.Add(edge);
        }

        return [.. granted.GroupBy(edge => (Kind: graph.EdgeKinds[edge.Kind], Detail: Text(edge, "action") ?? Text(edge, "service")))
            .OrderBy(group => group.Key.Kind, StringComparer.Ordinal).ThenBy(group => group.Key.Detail, StringComparer.Ordinal)
            .Select(group => new Permission(group.Key.Kind, group.Key.Detail, [.. group.OrderBy(edge => graph.Key(edge.To), StringComparer.Ordinal).ThenBy(edge => Text(edge, "residual"), StringComparer.Ordinal)]))];
    }

    private string? Text(Edge edge, string property) =>
        graph.EdgeProperty(edge.Id, property) is { Type: ValueKind.String } value ? value.AsString() : null;

    /// <summary>One permission and the edges by which it is held.</summary>
    private sealed record Permission(string Kind, string? Detail, IReadOnlyList<Edge> Targets);
}
