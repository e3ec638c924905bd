using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Cli.Reference;

/// <summary>The resource types: an index, and one page per service.</summary>
internal static class ResourcePages
{
    public static IEnumerable<ReferencePage> Of(IReadOnlyList<ResourceType> types)
    {
        var spoken = types.Where(type => !type.SaysNothing).OrderBy(type => type.Type, StringComparer.Ordinal).ToList();
        yield return new("resources.md", Index(spoken, types));
        foreach (var service in spoken.GroupBy(FileOf).OrderBy(group => group.Key, StringComparer.Ordinal))
            yield return new(service.Key, Service(ServiceOf(service.First()), service));
    }

    /// <summary><c>AWS::S3::Bucket</c> and <c>aws_s3_bucket_policy</c> both belong to <c>S3</c>; a type without an own native name sorts with Terraform's word.</summary>
    private static string ServiceOf(ResourceType type) => type.Type.Split("::") is [_, var service, ..] ? service : type.Type.Split('_')[1];

    private static string FileOf(ResourceType type) => $"resources/{ServiceOf(type).ToLowerInvariant()}.md";

    private static string Index(List<ResourceType> spoken, IReadOnlyList<ResourceType> all) => new Markdown()
        .Title("Resource types")
        .Paragraph($"{all.Count} AWS types are understood. A type that is not in these lists becomes a gap in the answer.")
        .Table(["Type", "Kind", "Terraform", "Why it matters"], spoken.Select(type => (IReadOnlyList<string>)
            [$"[{type.Type}]({FileOf(type)}#{Markdown.Anchor(type.Type)})", type.Kind is null ? "" : Markdown.Code(type.Kind), Markdown.Codes(type.Terraform), type.Why]))
        .Heading("Understood, without a bearing on security")
        .Paragraph("They leave neither a node nor a gap.")
        .Table(["Type", "Why not"], all.Where(type => type.SaysNothing).OrderBy(type => type.Type, StringComparer.Ordinal)
            .Select(type => (IReadOnlyList<string>)[Markdown.Code(type.Type), type.Why]))
        .ToString();

    private static string Service(string service, IEnumerable<ResourceType> types)
    {
        var page = new Markdown().Title($"{service}: resource types");
        foreach (var type in types)
            Write(page, type);
        return page.ToString();
    }

    private static void Write(Markdown page, ResourceType type) => page
        .Heading(type.Type)
        .Paragraph(type.Why)
        .Bullets(Facts(type))
        .Table(["Property", "What it says"], type.Attributes.Select(attribute => (IReadOnlyList<string>)
            [Markdown.Code(attribute.Name), attribute.Matters ? $"{attribute.Why} Unknown is a gap." : attribute.Why]))
        .Table(["Edge", "To", "Read from"], type.Links.Select(link => (IReadOnlyList<string>)
            [Edge(link), Markdown.Codes(link.To, " or "), Markdown.Codes(link.Path.Split('|'), " or ")]));

    private static IEnumerable<string> Facts(ResourceType type)
    {
        if (type.Kind is not null)
            yield return $"Kinds: {Markdown.Codes([type.Kind, .. type.AlsoKinds, type.NativeKind])}";
        if (type.Subject is { } subject)
            yield return $"Has no node of its own; adds to the {Markdown.Codes(subject.To, " or ")} that {Markdown.Codes(subject.Path.Split('|'), " or ")} names";
        if (type.Terraform.Count > 0)
            yield return $"Terraform: {Markdown.Codes(type.Terraform)}";
        foreach (var slot in type.Policies)
            yield return $"Policy ({Word(slot.Role)}): {Markdown.Codes(slot.Path.Split('|'), " or ")}";
    }

    private static string Word(PolicyRole role) => role == PolicyRole.DataAccess ? "data access" : role.ToString().ToLowerInvariant();

    private static string Edge(Link link) => link.Reversed ? $"{Markdown.Code(link.Edge)} (towards this)" : Markdown.Code(link.Edge);
}
