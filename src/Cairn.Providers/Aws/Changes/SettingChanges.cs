using System.Globalization;
using System.Text.Json.Nodes;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Changes;

/// <summary>What can be done about edges that rest on a setting: which field of which record becomes which change.</summary>
internal static class SettingChanges
{
    private const string Anonymous = "ACCEPTS_ANONYMOUS";

    /// <summary>Changes that follow from what the edge says, whichever field says it.</summary>
    private static readonly Dictionary<string, (string Kind, string Order)> ByEdge = new(StringComparer.Ordinal)
    {
        [EdgeKinds.Holds] = (ChangeKinds.RemoveCredential, "take the credential out of"),
        [EdgeKinds.Unlocks] = (ChangeKinds.RotateCredential, "rotate the credential in"),
        [EdgeKinds.LoadsArtifact] = (ChangeKinds.PinArtefact, "load only an artefact whose digest is checked in"),
        [EdgeKinds.UsesImage] = (ChangeKinds.PinImage, "name the image by its digest in"),
        [EdgeKinds.SourcedFrom] = (ChangeKinds.PinSource, "run only reviewed and pinned code in"),
        [EdgeKinds.MemberOf] = (ChangeKinds.LeaveGroup, "take the member out of the group in"),
        [EdgeKinds.RunsAs] = (ChangeKinds.ReplaceRole, "give a role with fewer permissions to"),
        [EdgeKinds.UsesTool] = (ChangeKinds.DisconnectTool, "take the tool away from the agent in"),
        [EdgeKinds.ReachesMetadata] = (ChangeKinds.RequireMetadataToken, "require IMDSv2 in"),
    };

    /// <summary>Changes that follow from the field that an opening rests on; the last named field of the pointer decides.</summary>
    private static readonly Dictionary<string, (string Kind, string Order)> ByField = new(StringComparer.Ordinal)
    {
        ["cidrblocks"] = (ChangeKinds.CloseIngress, "close the opening in"),
        ["ipv6cidrblocks"] = (ChangeKinds.CloseIngress, "close the opening in"),
        ["prefixlistids"] = (ChangeKinds.CloseIngress, "close the opening in"),
        ["cidripv4"] = (ChangeKinds.CloseIngress, "close the opening in"),
        ["cidripv6"] = (ChangeKinds.CloseIngress, "close the opening in"),
        ["cidrip"] = (ChangeKinds.CloseIngress, "close the opening in"),
        ["securitygroups"] = (ChangeKinds.CloseIngress, "close the opening in"),
        ["self"] = (ChangeKinds.CloseIngress, "close the opening in"),
        ["sourcesecuritygroupid"] = (ChangeKinds.CloseIngress, "close the opening in"),
        ["referencedsecuritygroupid"] = (ChangeKinds.CloseIngress, "close the opening in"),
        ["publiclyaccessible"] = (ChangeKinds.MakePrivate, "turn off the public address of"),
        ["endpointconfiguration"] = (ChangeKinds.MakePrivate, "make private the endpoint of"),
        ["publicip"] = (ChangeKinds.RemovePublicAddress, "take the public address from"),
        ["associatepublicipaddress"] = (ChangeKinds.RemovePublicAddress, "take the public address from"),
        ["mappubliciponlaunch"] = (ChangeKinds.RemovePublicAddress, "give no public addresses in"),
        ["authorization"] = (ChangeKinds.RequireAuthentication, "ask for a login in"),
        ["authorizationtype"] = (ChangeKinds.RequireAuthentication, "ask for a login in"),
        ["authtype"] = (ChangeKinds.RequireAuthentication, "ask for a login in"),
        ["gatewayid"] = (ChangeKinds.RemoveRoute, "take away the route to the internet in"),
        ["destinationcidrblock"] = (ChangeKinds.RemoveRoute, "take away the route to the internet in"),
    };

    private static readonly string[] Openings = [EdgeKinds.CanReach, Anonymous, EdgeKinds.Fronts, EdgeKinds.UntrustedInputTo, "CAN_INVOKE", EdgeKinds.RoutesTo];

    public static bool MayChange(string edgeKind) => ByEdge.ContainsKey(edgeKind) || Openings.Contains(edgeKind);

    /// <summary>The change that a fact behind an edge of this kind allows; null where nothing can be done about it.</summary>
    public static AwsChange? Of(string edgeKind, Evidence evidence)
    {
        if (evidence.Record is not { } record)
            return null;
        if (!ByEdge.TryGetValue(edgeKind, out var change) && !ByField.TryGetValue(FieldOf(evidence.Pointer), out change))
            return null;
        // Whoever is asked for no login stays so behind a private address.
        if (edgeKind == Anonymous && change.Kind != ChangeKinds.RequireAuthentication)
            return null;
        var (address, at) = (StatementChanges.AddressOf(record), evidence.Pointer.Length > 0 ? $" at {evidence.Pointer}" : "");
        return new AwsChange($"{change.Kind}:{address}{evidence.Pointer}", change.Kind, $"{change.Order} {record.Origin.Address}{at}", record, evidence.Pointer, evidence.Statement)
        {
            Snippets = SettingSnippets.Of(change.Kind, evidence),
            Edits = EditOf(change.Kind, evidence) is { } edit ? [edit] : [],
        };
    }

    /// <summary>The change as an edit of the record, where one field says all of it.</summary>
    private static RecordEdit? EditOf(string kind, Evidence evidence)
    {
        var (source, address) = (evidence.Record!.Origin.Source, evidence.Record.Origin.Address);
        RecordEdit Put(JsonNode value) => new RecordEdit.PutAt(source, address, evidence.Pointer, value);
        return (kind, FieldOf(evidence.Pointer)) switch
        {
            (ChangeKinds.CloseIngress or ChangeKinds.LeaveGroup, _) => StatementChanges.Taken(evidence),
            // A role with nothing that matters here is, for the attacks, no role.
            (ChangeKinds.ReplaceRole, _) when evidence.Pointer.Length > 0 => new RecordEdit.DropAt(source, address, evidence.Pointer),
            (ChangeKinds.MakePrivate, "publiclyaccessible") => Put(JsonValue.Create(false)),
            (ChangeKinds.RemovePublicAddress, "publicip") => Put(JsonValue.Create("")),
            (ChangeKinds.RemovePublicAddress, _) => Put(JsonValue.Create(false)),
            (ChangeKinds.RequireAuthentication, _) => Put(JsonValue.Create("AWS_IAM")),
            _ => null,
        };
    }

    /// <summary>The last part of a pointer that is a name and no position, as every source's spelling of it.</summary>
    internal static string FieldOf(string pointer) =>
        (Array.FindLast(pointer.Split('/'), part => part.Length > 0 && !int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out _)) ?? "")
            .Replace("_", "", StringComparison.Ordinal).ToLowerInvariant();
}
