using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Changes;

/// <summary>What can be done about permissions: take statements out of policies, policies off identities, or the public off a bucket.</summary>
internal sealed class StatementChanges(Estate estate, Lookup look)
{
    private const string BucketAcl = "bucket ACL";

    private readonly ILookup<int, PolicyFact> _byOwner = estate.Policies.ToLookup(fact => fact.Owner);

    public IEnumerable<AwsChange> Of(int edge, int grant)
    {
        var (from, to) = (estate.Graph.EdgeAt(edge).From, estate.Graph.EdgeAt(edge).To);
        foreach (var reason in estate.Grants!.Allowing(grant))
        {
            if (reason.Fact is { } fact)
                yield return Remove(reason, FactOf(fact, reason.Statement));
            if (reason.Fact is null or { Role: PolicyRole.Managed } && reason.Policy != BucketAcl)
            {
                foreach (var detach in Detach(reason, from))
                    yield return detach;
            }
        }

        if (look.Has(from, "Internet") && look.Has(to, "Bucket"))
            yield return BlockPublicAccess(to);
    }

    public bool Stands(int grant, IReadOnlyList<AwsChange> done)
    {
        if (done.Any(change => change.Kind == ChangeKinds.BlockPublicAccess))
            return false;
        var gone = estate.Grants!.Allowing(grant)
            .Where(reason => done.Any(change => change.Policy == reason.Policy && (change.Kind == ChangeKinds.DetachPolicy || change.Statement == reason.Statement)))
            .Select(reason => (reason.Policy, reason.Statement)).ToHashSet();
        return estate.Grants.Holds(grant, gone);
    }

    private AwsChange Remove(GrantReason reason, PolicyFact fact)
    {
        var (kind, order) = fact.Role == PolicyRole.Trust
            ? (ChangeKinds.RestrictTrust, $"restrict statement {reason.Statement} of the trust policy of {NameOf(fact.Owner)}")
            : (ChangeKinds.RemoveStatement, $"remove statement {reason.Statement} from policy {fact.Name} of {NameOf(fact.Owner)}");
        return new AwsChange($"{kind}:{AddressOf(fact.Record)}{fact.Pointer}#{reason.Statement}", kind, order, fact.Record, fact.Pointer, reason.Statement)
        {
            Policy = reason.Policy,
            Snippets = PolicySnippets.Without(fact, reason.Statement, NameOf(fact.Owner)),
        };
    }

    /// <summary>The attachments by which a managed policy reaches an identity, its own and those of its groups.</summary>
    private IEnumerable<AwsChange> Detach(GrantReason reason, int identity)
    {
        foreach (var holder in look.To(identity, EdgeKinds.MemberOf).Prepend(identity))
        {
            foreach (var edge in look.Out(holder, EdgeKinds.HasPolicy).Where(edge => Is(reason, edge.To)))
            {
                var evidence = estate.EvidenceOf(edge.Id).FirstOrDefault();
                yield return new AwsChange(
                    $"{ChangeKinds.DetachPolicy}:{estate.Graph.Key(edge.To)}:{estate.Graph.Key(holder)}",
                    ChangeKinds.DetachPolicy,
                    $"detach policy {NameOf(edge.To)} from {NameOf(holder)}",
                    evidence?.Record,
                    evidence?.Pointer ?? "",
                    null)
                {
                    Policy = reason.Policy,
                    Snippets = PolicySnippets.Detach(look, holder, estate.Graph.Key(edge.To), NameOf(holder), evidence?.Record),
                };
            }
        }
    }

    private bool Is(GrantReason reason, int policy) =>
        reason.Fact is { } fact ? fact.Owner == policy : estate.Graph.Key(policy).EndsWith($"/{reason.Policy}", StringComparison.Ordinal);

    private AwsChange BlockPublicAccess(int bucket)
    {
        var name = NameOf(bucket);
        return new AwsChange($"{ChangeKinds.BlockPublicAccess}:{estate.Graph.Key(bucket)}", ChangeKinds.BlockPublicAccess, $"turn on block public access for bucket {name}", null, "", null)
        {
            Snippets = PolicySnippets.BlockPublicAccess(name),
        };
    }

    /// <summary>Statements that came one by one count as one policy; the record that holds this one says its Sid.</summary>
    private PolicyFact FactOf(PolicyFact first, string statement)
    {
        var together = _byOwner[first.Owner].Where(fact => fact.Role == first.Role && fact.Document is not null).ToList();
        return together.Count > 1 && first.Role is PolicyRole.Resource or PolicyRole.Trust
            ? together.Find(fact => PolicyText.Labels(fact.Document!).Contains(statement)) ?? first
            : first;
    }

    private string NameOf(int node) => look.Text(node, "name") ?? estate.Graph.Key(node);

    internal static string AddressOf(Record record) => $"{record.Origin.Source}#{record.Origin.Address}";
}
