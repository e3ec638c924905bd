using System.Text.Json;
using Cairn.Access.Aws;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>
/// The data access policies of OpenSearch Serverless, as statements on the collections they speak of. A policy reaches every
/// collection of its account and region whose name it gives, or gives the start of.
/// </summary>
// https://docs.aws.amazon.com/opensearch-service/latest/developerguide/serverless-data-access.html#serverless-data-access-syntax
internal sealed class CollectionAccess
{
    private readonly Derivation _derivation;
    private readonly Lookup _lookup;
    private readonly Documents _documents;
    private readonly ILookup<string, (PolicyFact Fact, Field? Blocks)> _policies;

    public CollectionAccess(Derivation derivation, Lookup lookup, Documents documents)
    {
        (_derivation, _lookup, _documents) = (derivation, lookup, documents);
        _policies = derivation.Facts.Policies.Where(fact => fact.Role == PolicyRole.DataAccess)
            .ToLookup(fact => Home(derivation.Key(fact.Owner)), fact => (fact, Read(fact.Document)), StringComparer.Ordinal);
    }

    /// <summary>What data access policies grant on a node, and why that may not be all; nothing for what is no collection.</summary>
    public (IReadOnlyList<PolicyDocument> Documents, string? Unknown) Of(int node)
    {
        var arn = _derivation.Key(node);
        if (!IsCollection(arn))
            return ([], null);
        if (_lookup.Text(node, "certainty") == "mentioned" || _lookup.Text(node, "name") is not { } name)
            return ([], "its name, by which data access policies go, is not known");
        var documents = new List<PolicyDocument>();
        string? unknown = null;
        var isSpokenOf = false;
        foreach (var (fact, blocks) in _policies[Home(arn)])
        {
            var statements = new DataStatements(arn, name);
            if (blocks is not { } known || !statements.Add(known).IsWhole)
                unknown ??= $"the data access policy `{fact.Name}` is not fully known";
            isSpokenOf |= statements.SpeakOfIt;
            if (statements.All.Count > 0)
                documents.Add(_documents.Translated(fact, statements.All));
        }

        // A collection that no policy opens serves nobody, so its policy most likely stands where nobody looked.
        return (documents, unknown ?? (!isSpokenOf ? "no source holds a data access policy that speaks of it" : null));
    }

    /// <summary>The partition, service, region and account of an ARN.</summary>
    private static string Home(string arn) => string.Join(':', arn.Split(':').Take(5));

    private static bool IsCollection(string arn) => arn.Split(':', 6) is [_, _, "aoss", _, _, var rest] && rest.StartsWith("collection/", StringComparison.Ordinal);

    private static Field? Read(string? document)
    {
        try
        {
            return document is null ? null : Field.Of(JsonElement.Parse(document, new JsonDocumentOptions { MaxDepth = 32 }));
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
