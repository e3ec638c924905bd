using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Providers.Aws;

namespace Cairn.Cli.Reference;

/// <summary>All pages of the reference.</summary>
internal static class ReferencePages
{
    public static IReadOnlyList<ReferencePage> Of(RootCommand root) =>
    [
        CommandPage.Of(root),
        .. FormatPages.Read(),
        .. ResourcePages.Of(AwsEstate.Types),
        PermissionPage.Of(Knowledge.ReadAws().Permissions),
        .. KnowledgePages.Of(Knowledge.Read()),
    ];
}
