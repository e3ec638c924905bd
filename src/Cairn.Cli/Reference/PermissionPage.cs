using Cairn.Access;

namespace Cairn.Cli.Reference;

/// <summary>The edges that permissions make, one section per kind.</summary>
internal static class PermissionPage
{
    public static ReferencePage Of(PermissionTable table)
    {
        var page = new Markdown()
            .Title("Permission edges")
            .Paragraph("Which permissions on AWS make which edge. Cairn draws the edge from a caller to a target when every check passes, counting identity, resource, boundary, trust and key policies; "
                + "a check that passes only under a condition makes the edge conditional and the condition is kept. `{arn}` is the target, `{arn}/*` something inside it, `{key}` the customer key that encrypts it (which counts only where there is one).");
        foreach (var kind in table.Rows.GroupBy(row => row.Edge).OrderBy(group => group.Key, StringComparer.Ordinal))
            page.Heading(kind.Key).Table(["To", "Whose ARN is", "Allowed", "And"], kind.GroupBy(Shape).Select(Row));
        return new("permissions.md", page.ToString());
    }

    private sealed record RowShape(string To, string Form, string Allowed, string And);

    /// <summary>What rows share that differ only in the action or service that tells them apart.</summary>
    private static RowShape Shape(PermissionRow row) => new(
        Markdown.Codes(row.TargetKinds, " or "),
        row.TargetForm is null ? "" : Markdown.Code($"{row.TargetForm}…"),
        IsPerAction(row) ? $"on {Markdown.Code(row.Checks[0].Resource)}" : Check(row.Checks[0], row),
        string.Join("; ", row.Checks.Skip(1).Select(check => Check(check, row))));

    private static IReadOnlyList<string> Row(IGrouping<RowShape, PermissionRow> rows)
    {
        var shape = rows.Key;
        var first = rows.First();
        if (IsPerAction(first))
            return [shape.To, shape.Form, $"each by its name: {Markdown.Codes(rows.Select(row => row.Properties["action"]))} {shape.Allowed}", shape.And];
        var services = rows.Where(row => row.Properties.ContainsKey("service")).Select(row => row.Properties["service"]).ToList();
        return [shape.To, shape.Form, shape.Allowed, services.Count == 0 ? shape.And : $"{shape.And}, for the service {Markdown.Codes(services, " or ")}"];
    }

    private static bool IsPerAction(PermissionRow row) => row.Properties.ContainsKey("action");

    private static string Check(PermissionCheck check, PermissionRow row)
    {
        var caller = check.Caller is null ? "" : check.Caller == Service(row) ? "the service itself is allowed " : $"{Markdown.Code(check.Caller)} is allowed ";
        var context = check.Context.Count == 0 ? "" : $" with {Markdown.Codes(check.Context.Select(pair => $"{pair.Key} = {(pair.Value == Service(row) ? "{service}" : pair.Value)}").Order(StringComparer.Ordinal))}";
        return $"{caller}{Markdown.Codes(check.AnyOf, " or ")} on {Markdown.Code(check.Resource)}{context}";
    }

    private static string? Service(PermissionRow row) => row.Properties.GetValueOrDefault("service");
}
