namespace Cairn.Access;

/// <summary>Which permissions make which edges: neutral data, read from <c>knowledge/permissions</c>.</summary>
/// <param name="Rows">The rows; an edge refers to its row by index.</param>
public sealed record PermissionTable(IReadOnlyList<PermissionRow> Rows);

/// <summary>One permission edge: its kind, what it points to, and the checks that must all pass.</summary>
/// <param name="Edge">The edge kind, as <c>CAN_READ</c>.</param>
/// <param name="TargetKinds">The neutral kinds it points to.</param>
/// <param name="Checks">All must pass.</param>
public sealed record PermissionRow(string Edge, IReadOnlyList<string> TargetKinds, IReadOnlyList<PermissionCheck> Checks)
{
    /// <summary>The form of a target's ARN, as <c>sagemaker:endpoint/</c>: service, colon, start of the last part; it decides alone. Null to go by kind.</summary>
    public string? TargetForm { get; init; }

    /// <summary>Properties the edge carries, such as <c>action</c> or <c>service</c>; they tell rows of one kind apart.</summary>
    public IReadOnlyDictionary<string, string> Properties { get; init; } = new Dictionary<string, string>();
}

/// <summary>One thing the caller (or a named other) must be allowed to do.</summary>
/// <param name="AnyOf">Actions of which one suffices.</param>
/// <param name="Resource">
/// What they act on: <c>{arn}</c> the target, <c>{arn}/*</c> something inside it, <c>{key}</c> the key that encrypts it, <c>*</c> nothing in particular;
/// <c>{partition}</c>, <c>{region}</c>, <c>{account}</c> and <c>{name}</c> (the last part of the ARN) are filled in from the target.
/// </param>
public sealed record PermissionCheck(IReadOnlyList<string> AnyOf, string Resource)
{
    /// <summary>Who must be allowed, where that is not the edge's source: an AWS service that the target must trust.</summary>
    public string? Caller { get; init; }

    /// <summary>Request keys that are given by the way the permission is used; placeholders are filled in.</summary>
    public IReadOnlyDictionary<string, string> Context { get; init; } = new Dictionary<string, string>();

    /// <summary>True if the check counts only for targets that a customer key encrypts.</summary>
    public bool IsForEncrypted => Resource.Contains("{key}", StringComparison.Ordinal);
}
