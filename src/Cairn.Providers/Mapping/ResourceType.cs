using Cairn.Providers.Records;

namespace Cairn.Providers.Mapping;

/// <summary>
/// The declaration of one resource type: how it is named, what its fields say, what it refers to and why it matters.
/// The mapper, the reference pages and the collectors all read it.
/// </summary>
/// <param name="type">The provider's native type, such as <c>AWS::S3::Bucket</c>.</param>
/// <param name="why">One sentence: what it is and why it matters.</param>
public sealed class ResourceType(string type, string why)
{
    public string Type { get; } = type;

    public string Why { get; } = why;

    /// <summary>The neutral kind of the node; null for a type that only adds to another resource (see <see cref="Subject"/>).</summary>
    public string? Kind { get; init; }

    /// <summary>Further neutral kinds the node carries.</summary>
    public IReadOnlyList<string> AlsoKinds { get; init; } = [];

    /// <summary>The same resource in Terraform's spelling.</summary>
    public IReadOnlyList<string> Terraform { get; init; } = [];

    /// <summary>The node's key (ARN or other native identity); null when the record does not say enough.</summary>
    public Func<Mapped, string?>? Key { get; init; }

    /// <summary>For a type without a node of its own: the field naming the resource that it adds to.</summary>
    public Link? Subject { get; init; }

    /// <summary>The type is understood and has no bearing on security: it leaves no node and no gap.</summary>
    public bool SaysNothing { get; init; }

    /// <summary>Fields by whose values other resources refer to this one (paths as in <see cref="Attribute.Path"/>).</summary>
    public IReadOnlyList<string> Names
    {
        get;
        init
        {
            field = value;
            NameFields = [.. value.Select(FieldPath.Parse)];
        }
    } = [];

    internal IReadOnlyList<FieldPath> NameFields { get; private init; } = [];

    public IReadOnlyList<Attribute> Attributes { get; init; } = [];

    public IReadOnlyList<Link> Links { get; init; } = [];

    public IReadOnlyList<PolicySlot> Policies { get; init; } = [];

    /// <summary>How the resources of this type are found in a live account.</summary>
    public IReadOnlyList<Call> Calls { get; init; } = [];

    /// <summary>What the tables above cannot say, as a named function beside the declaration.</summary>
    public Action<Mapped>? Also { get; init; }

    /// <summary>The native type as a kind: <c>AWS::S3::Bucket</c> reads <c>AwsS3Bucket</c>.</summary>
    public string NativeKind { get; } = NativeKindOf(type);

    private static string NativeKindOf(string type) =>
        string.Concat(type.Split("::").Select((part, i) => i == 0 ? string.Concat(part[..1], part[1..].ToLowerInvariant()) : part));
}
