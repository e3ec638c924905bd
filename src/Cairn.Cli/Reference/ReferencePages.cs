using System.CommandLine;
using Cairn.Cli.Pipeline;
using Cairn.Providers.Aws;

namespace Cairn.Cli.Reference;

/// <summary>All pages of the reference.</summary>
internal static class ReferencePages
{
    public static IReadOnlyList<ReferencePage> Of(RootCommand root)
    {
        var (types, permissions, knowledge) = (AwsEstate.Types, Knowledge.ReadAws().Permissions, Knowledge.Read());
        return
        [
            CallPage.Of(types),
            CommandPage.Of(root),
            .. FormatPages.Read(),
            .. ResourcePages.Of(types),
            new KindPage(types, permissions, knowledge).Write(),
            PermissionPage.Of(permissions),
            .. KnowledgePages.Of(knowledge),
        ];
    }
}
