using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Bedrock;

/// <summary>States that an agent retrieves from a knowledge base, and that its content reaches the agent.</summary>
internal static class KnowledgeBaseLinks
{
    public static void Link(Mapped mapped, Place agent, Field link)
    {
        var field = link["KnowledgeBaseId"];
        if (Mapped.NameIn(field) is not { } name || link["KnowledgeBaseState"].Text == "DISABLED")
            return;
        var knowledge = mapped.Named(name, "KnowledgeBase");
        mapped.Edge(agent, EdgeKinds.UsesKnowledgeBase, knowledge, field);
        mapped.Edge(knowledge, EdgeKinds.RetrievedBy, agent, field);
    }
}
