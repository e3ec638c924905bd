using System.Text.Json;
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
            // A rule of a data access policy is not IAM's language, in which changes are written.
            if (reason.Fact is { Role: not PolicyRole.DataAccess } fact)
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
        var (kind, order) = fact.Role switch
        {
            PolicyRole.Trust => (ChangeKinds.RestrictTrust, $"restrict statement {reason.Statement} of the trust policy of {NameOf(fact.Owner)}"),
            PolicyRole.Resource => (ChangeKinds.Unshare, $"stop sharing {NameOf(fact.Owner)}: remove statement {reason.Statement} from its policy"),
            _ => (ChangeKinds.RemoveStatement, $"remove statement {reason.Statement} from policy {fact.Name} of {NameOf(fact.Owner)}"),
        };
        return new AwsChange($"{kind}:{AddressOf(fact.Record)}{fact.Pointer}#{reason.Statement}", kind, order, fact.Record, fact.Pointer, reason.Statement)
        {
            Policy = reason.Policy,
            Owners = [fact.Owner],
            Snippets = PolicySnippets.Without(fact, reason.Statement, NameOf(fact.Owner)),
            // A record may be the statement itself, such as a permission of a function.
            Edits = [fact.Pointer.Length == 0
                ? new RecordEdit.Drop(fact.Record.Origin.Source, fact.Record.Origin.Address)
                : new RecordEdit.DropStatement(fact.Record.Origin.Source, fact.Record.Origin.Address, fact.Pointer, reason.Statement)],
        };
    }

    /// <summary>The attachments by which a managed policy reaches an identity, its own and those of its groups.</summary>
    private IEnumerable<AwsChange> Detach(GrantReason reason, int identity)
    {
        foreach (var holder in look.To(identity, EdgeKinds.MemberOf).Prepend(identity))
        {
            foreach (var attached in look.Out(holder, EdgeKinds.HasPolicy).Where(edge => Is(reason, edge.To)).GroupBy(edge => edge.To))
            {
                var edge = attached.First();
                var facts = attached.SelectMany(one => estate.EvidenceOf(one.Id)).ToList();
                var evidence = facts.FirstOrDefault();
                yield return new AwsChange(
                    $"{ChangeKinds.DetachPolicy}:{estate.Graph.Key(edge.To)}:{estate.Graph.Key(holder)}",
                    ChangeKinds.DetachPolicy,
                    $"detach policy {NameOf(edge.To)} from {NameOf(holder)}",
                    evidence?.Record,
                    evidence?.Pointer ?? "",
                    null)
                {
                    Policy = reason.Policy,
                    Owners = [holder],
                    Snippets = PolicySnippets.Detach(look, holder, estate.Graph.Key(edge.To), NameOf(holder), evidence?.Record),
                    Edits = [.. facts.Where(fact => fact.Record is not null).Select(Taken).Distinct()],
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
            Owners = [bucket],
            Snippets = PolicySnippets.BlockPublicAccess(name),
            Added = [Blocked(name, bucket)],
        };
    }

    private Record Blocked(string name, int bucket)
    {
        var settings = new Dictionary<string, object>
        {
            ["bucket"] = name,
            ["block_public_acls"] = true,
            ["ignore_public_acls"] = true,
            ["block_public_policy"] = true,
            ["restrict_public_buckets"] = true,
        };
        return new Record("aws", "aws_s3_bucket_public_access_block", look.Text(bucket, "account"), look.Text(bucket, "region"), JsonSerializer.SerializeToElement(settings), new Origin("fix", $"aws_s3_bucket_public_access_block.{name}"));
    }

    /// <summary>An attachment is a record of its own, or an item of a list.</summary>
    internal static RecordEdit Taken(Evidence fact) => char.IsAsciiDigit(fact.Pointer.LastOrDefault()) && fact.Pointer.LastIndexOf('/') is >= 0 and var slash && fact.Pointer[(slash + 1)..].All(char.IsAsciiDigit)
        ? new RecordEdit.DropAt(fact.Record!.Origin.Source, fact.Record.Origin.Address, fact.Pointer)
        : new RecordEdit.Drop(fact.Record!.Origin.Source, fact.Record.Origin.Address);

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
