using Cairn.Access.Aws;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>Where accounts stand in their organisation, and which control policies bind them there.</summary>
// https://docs.aws.amazon.com/organizations/latest/userguide/orgs_manage_policies_scps_evaluation.html
internal sealed class Organizations(Lookup facts, Documents documents)
{
    private static readonly PolicyDocument FullAccess =
        PolicyDocument.Parse("""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}""", "FullAWSAccess");

    /// <summary>An account with the levels above it, as far as the sources describe them.</summary>
    /// <param name="id">The twelve digits.</param>
    /// <param name="key">The key of the account's node.</param>
    public AwsAccount Account(string id, string key)
    {
        if (!facts.Graph.TryFind(key, out var account))
            return new(id);
        var above = Above(account);
        var organization = above.Find(node => facts.Has(node, "Organization"));
        var levels = above.Where(node => !facts.Has(node, "Organization")).ToList();
        var organizationId = above.Count > 0 ? facts.Text(organization, "id") : null;
        return new(id)
        {
            OrganizationId = organizationId,
            IsManagement = above.Count > 0 && facts.Text(organization, "managementAccount") == id,
            Levels = levels.Count == 0 && !facts.To(account, EdgeKinds.HasPolicy).Any() ? [] : [.. levels.Select(Level), Level(account)],
        };
    }

    /// <summary>Everything that contains the account, from the top down.</summary>
    private List<int> Above(int account)
    {
        var above = new List<int>();
        var at = account;
        while (facts.From(at, EdgeKinds.Contains).Where(node => !above.Contains(node)).Select(node => (int?)node).FirstOrDefault() is { } parent)
        {
            above.Insert(0, parent);
            at = parent;
        }

        return above;
    }

    /// <summary>
    /// Most sources leave out the full-access SCP that AWS attaches to every level. Where only denials are described, it is
    /// taken to be there; a level with nothing described limits nothing for certain.
    /// </summary>
    private OrganizationLevel Level(int node)
    {
        var service = Controls(node, "SERVICE_CONTROL_POLICY");
        if (service.Count > 0 && !Attached(node, "SERVICE_CONTROL_POLICY").Any(policy => documents.Says(policy, PolicyRole.Control, "\"Allow\"")))
            service.Add(FullAccess);
        return new(facts.Text(node, "name") ?? facts.Graph.Key(node), service.Count == 0 ? null : service, Controls(node, "RESOURCE_CONTROL_POLICY"));
    }

    private List<PolicyDocument> Controls(int node, string type) =>
        [.. Attached(node, type)
            .Select(policy => documents.OnResource(policy, PolicyRole.Control).Document)
            .OfType<PolicyDocument>()];

    private IEnumerable<int> Attached(int node, string type) =>
        facts.To(node, EdgeKinds.HasPolicy).Where(policy => facts.Text(policy, "policyType") == type);
}
