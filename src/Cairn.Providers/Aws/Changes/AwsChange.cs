using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Changes;

/// <summary>One thing a person can do in AWS that takes edges away.</summary>
/// <param name="Id">The same for the same change, whichever edge leads to it.</param>
/// <param name="Kind">What sort of change it is; prices are by kind.</param>
/// <param name="Title">The change as an order.</param>
/// <param name="Record">The record that the change edits; null where none describes it.</param>
public sealed record AwsChange(string Id, string Kind, string Title, Record? Record, string Pointer, string? Statement)
{
    /// <summary>For a statement or an attachment: the policy, as decisions name it.</summary>
    internal string? Policy { get; init; }

    /// <summary>The nodes whose policy it is about.</summary>
    internal IReadOnlyList<int> Owners { get; init; } = [];

    /// <summary>The change made on the records themselves; empty, with <see cref="Added"/>, where no edit of a record says it.</summary>
    public IReadOnlyList<RecordEdit> Edits { get; init; } = [];

    /// <summary>Records that the change adds.</summary>
    public IReadOnlyList<Record> Added { get; init; } = [];

    /// <summary>It can be tried on the records.</summary>
    public bool CanBeTried => Edits.Count + Added.Count > 0;

    /// <summary>How it is written down, by format.</summary>
    public IReadOnlyList<(string Format, string Text)> Snippets { get; init; } = [];
}

/// <summary>The sorts of change; <c>knowledge/fixes.yaml</c> has their prices.</summary>
internal static class ChangeKinds
{
    public const string RemoveStatement = "remove-statement";
    public const string Unshare = "unshare";
    public const string RestrictTrust = "restrict-trust";
    public const string DetachPolicy = "detach-policy";
    public const string BlockPublicAccess = "block-public-access";
    public const string CloseIngress = "close-ingress";
    public const string RemovePublicAddress = "remove-public-address";
    public const string MakePrivate = "make-private";
    public const string RequireAuthentication = "require-authentication";
    public const string RequireMetadataToken = "require-metadata-token";
    public const string RemoveRoute = "remove-route";
    public const string ReplaceRole = "replace-role";
    public const string RemoveCredential = "remove-credential";
    public const string RotateCredential = "rotate-credential";
    public const string LeaveGroup = "leave-group";
    public const string PinArtefact = "pin-artefact";
    public const string PinImage = "pin-image";
    public const string PinSource = "pin-source";
    public const string DisconnectTool = "disconnect-tool";
}
