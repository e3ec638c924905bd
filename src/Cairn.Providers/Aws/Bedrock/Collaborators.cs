using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Bedrock;

/// <summary>States that one agent hands work to another, named by the other's alias.</summary>
internal static class Collaborators
{
    public static void Link(Mapped mapped, Place agent, Field collaborator)
    {
        var alias = collaborator["AgentDescriptor"]["AliasArn"];
        if (Mapped.NameIn(alias) is { } name)
            mapped.Edge(agent, EdgeKinds.CollaboratesWith, Other(mapped, name), alias, null, ("relayHistory", collaborator["RelayConversationHistory"].Text == "TO_COLLABORATOR"));
    }

    /// <summary>An alias's ARN ends in <c>agent-alias/agent/alias</c> and so says whose it is.</summary>
    private static Place Other(Mapped mapped, string alias)
    {
        var at = alias.IndexOf(":agent-alias/", StringComparison.Ordinal);
        return at > 0 && alias[(at + 1)..].Split('/') is [_, var agent, _]
            ? mapped.Named($"{alias[..at]}:agent/{agent}", "Agent")
            : mapped.Named(alias, "AgentEndpoint");
    }
}
