namespace Cairn.Access.Aws;

/// <summary>Gathers an estate; the numbers it hands out are the indexes of the built environment.</summary>
public sealed class AwsEnvironmentBuilder
{
    internal List<AwsAccount> Accounts { get; } = [];

    internal List<AwsPrincipal> Principals { get; } = [];

    internal List<AwsResource> Resources { get; } = [];

    internal List<AwsEndpoint> Endpoints { get; } = [];

    public AwsCatalogue Catalogue { get; set; } = AwsCatalogue.Empty;

    /// <summary>When the estate was seen: conditions on the time of a request hold for requests from then on. Null leaves them open.</summary>
    public DateTimeOffset? AsOf { get; set; }

    public void Add(AwsAccount account)
    {
        Accounts.RemoveAll(known => known.Id == account.Id);
        Accounts.Add(account);
    }

    /// <summary>Adds a principal and returns its index.</summary>
    public int Add(AwsPrincipal principal)
    {
        Principals.Add(principal);
        return Principals.Count - 1;
    }

    /// <summary>Adds a resource and returns its index. A role is added as principal and, with its trust policy, as resource.</summary>
    public int Add(AwsResource resource)
    {
        Resources.Add(resource);
        return Resources.Count - 1;
    }

    /// <summary>Adds a VPC endpoint, whose policy decides along on what goes through it.</summary>
    public void Add(AwsEndpoint endpoint) => Endpoints.Add(endpoint);

    public AwsEnvironment Build() => new(this);
}
