using Cairn.Providers.Mapping;
using Cairn.Sources.Aws;

namespace Cairn.Cli.Reference;

/// <summary>The calls that live collection makes, and the permission each needs.</summary>
internal static class CallPage
{
    public static ReferencePage Of(IEnumerable<ResourceType> types)
    {
        var page = new Markdown()
            .Title("Calls to AWS")
            .Paragraph("What `cairn collect aws` asks live accounts, and the permission each call needs. All of them read; none returns a secret's value. "
                + "`cairn doctor aws --policy json` prints the permissions as one policy.");
        var calls = types.SelectMany(type => type.Calls.SelectMany(call => call.All).Select(call => (Type: type.Type, Call: call)));
        foreach (var service in calls.GroupBy(pair => pair.Call.Service).OrderBy(group => group.Key, StringComparer.Ordinal))
            page.Heading(service.Key).Table(["Operation", "Permission", "For"], service.GroupBy(pair => pair.Call.Operation).OrderBy(group => group.Key, StringComparer.Ordinal).Select(Row));
        return new("aws-calls.md", page.ToString());
    }

    private static IReadOnlyList<string> Row(IGrouping<string, (string Type, Call Call)> operation) =>
    [
        Markdown.Code(operation.Key),
        Markdown.Codes(operation.Select(pair => AwsPermissions.Of(pair.Call)).Distinct()),
        Markdown.Codes(operation.Select(pair => pair.Type).Distinct().Order(StringComparer.Ordinal)),
    ];
}
