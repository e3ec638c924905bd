namespace Cairn.Providers.Mapping;

/// <summary>
/// One read-only call to a provider's API, as data: which operation, what it is asked with, and where its answer holds the resources.
/// Beside a resource type it says how the resources of that type are found in a live account, or in a saved answer.
/// </summary>
/// <param name="Name">Service and operation as the provider's API models name them: <c>bedrock-agent:ListAgents</c>.</param>
/// <param name="Items">
/// Where the answer holds what is wanted: member names separated by dots, lists are walked, <c>*</c> stands for every value of a map.
/// Null when the answer as a whole is wanted.
/// </param>
public sealed record Call(string Name, string? Items = null)
{
    public string Service { get; } = Name[..Name.IndexOf(':', StringComparison.Ordinal)];

    public string Operation { get; } = Name[(Name.IndexOf(':', StringComparison.Ordinal) + 1)..];

    /// <summary>The type whose resources are gone through: one call for each of them.</summary>
    public string? Of { get; init; }

    /// <summary>A call whose items are gone through but are no resources themselves: one call for each of them.</summary>
    public Call? From { get; init; }

    /// <summary>
    /// Parameters whose values come from what is gone through: <c>agentId</c>, or <c>Bucket=Name</c> where the names differ.
    /// Items get them as members too, so that they know whom they belong to.
    /// </summary>
    public IReadOnlyList<string> With { get; init; } = [];

    /// <summary>An EC2 filter whose values come from what is gone through: <c>image-id=ImageId</c>. Unlike a parameter it does not mind a value that is no longer there.</summary>
    public string? Filter { get; init; }

    /// <summary>Parameters with fixed values: <c>Filter=Role</c>. <c>{account}</c> stands for the account; JSON in brackets is taken as such.</summary>
    public IReadOnlyList<string> Given { get; init; } = [];

    /// <summary>Members of what is gone through that items get as well, beyond <see cref="With"/>.</summary>
    public IReadOnlyList<string> Carry { get; init; } = [];

    /// <summary>Members of the objects around an item that the item gets: <c>resourceId=id</c>.</summary>
    public IReadOnlyList<string> Keep { get; init; } = [];

    /// <summary>The member that holds an item which is a plain value (a name, an ARN).</summary>
    public string? Scalar { get; init; }

    /// <summary>The members that tell items apart, joined by <c>+</c>, alternatives separated by <c>|</c>; null for something of which there is one.</summary>
    public string? Id { get; init; }

    /// <summary>Calls that complete each item; what they add counts more than what was there.</summary>
    public IReadOnlyList<Call> Then { get; init; } = [];

    /// <summary>For a completing call: the member that takes the answer, with <c>[]</c> for all its items as a list. Null merges the answer.</summary>
    public string? As { get; init; }

    /// <summary>For a completing call, and for one that goes through another: how many items one call describes; their order need not be kept.</summary>
    public int Batch { get; init; }

    /// <summary>Only items of which this is true: <c>KeyManager=CUSTOMER</c>, <c>version!=DRAFT</c>, or a member that must be there.</summary>
    public string? When { get; init; }

    /// <summary>Error codes that say there is nothing, which is an answer and no gap.</summary>
    public IReadOnlyList<string> None { get; init; } = [];

    /// <summary>The member that says in which region an item lives, where one list names those of all regions.</summary>
    public string? RegionIn { get; init; }

    /// <summary>How many items are read at most; more are a gap. The operation must give the newest first.</summary>
    public int Limit { get; init; }

    /// <summary>How often the call is made: in every region, once in an account, or once in an organisation.</summary>
    public Reach Reach { get; init; }

    /// <summary>The permission the call needs, where it is not named like the operation.</summary>
    public string? Permission { get; init; }

    /// <summary>This call, those that complete it and those it goes through.</summary>
    public IEnumerable<Call> All => [.. From is null ? [] : From.All, this, .. Then.SelectMany(call => call.All)];
}

/// <summary>How often a call is made.</summary>
public enum Reach
{
    /// <summary>In every region, unless the service has none.</summary>
    Region,

    /// <summary>Once in an account: one answer covers all regions.</summary>
    Account,

    /// <summary>Once, in the account that collection starts from.</summary>
    Organization,
}
