using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>Copies of disks and databases that everybody with an AWS account may restore, and with that read.</summary>
internal sealed class OpenCopies(NetworkFacts facts)
{
    private const string CanRead = "CAN_READ";

    private readonly HashSet<(string?, string?)> _blocked = [.. facts.Look.Nodes("AwsEC2SnapshotBlockPublicAccess")
        .Where(node => facts.Look.Text(node, "state") == "block-all-sharing")
        .Select(node => (facts.Look.Text(node, "account"), facts.Look.Text(node, "region")))];

    public void Derive()
    {
        foreach (var snapshot in facts.Look.Nodes("Snapshot").Where(node => facts.Look.Flag(node, "public") == true && !IsBlocked(node)))
            Open(snapshot, Said(snapshot, "everybody may restore it"));
        foreach (var image in facts.Look.Nodes("MachineImage").Where(IsOurs))
        {
            Open(image, Said(image, "everybody may start a machine from it"));
            foreach (var disk in facts.Look.Out(image, EdgeKinds.Contains).Where(edge => facts.Look.Has(edge.To, "Snapshot")))
                Open(disk.To, Said(image, "everybody may start a machine from the image"), facts.Evidence(disk, "the image holds the snapshot"));
        }
    }

    /// <summary>
    /// The switch for disks also closes what was opened before, that for images does not, and neither touches the other's
    /// (https://docs.aws.amazon.com/ebs/latest/userguide/block-public-access-snapshots.html).
    /// </summary>
    private bool IsBlocked(int snapshot) =>
        facts.Look.Has(snapshot, "AwsEC2Snapshot") && _blocked.Contains((facts.Look.Text(snapshot, "account"), facts.Look.Text(snapshot, "region")));

    /// <summary>That somebody else's image is there for all is no news.</summary>
    private bool IsOurs(int image) =>
        facts.Look.Flag(image, "public") == true && (facts.Look.Text(image, "owner") is not { } owner || owner == facts.Derivation.Facts.Described.GetValueOrDefault(image)?.Account);

    private Evidence Said(int node, string note) => facts.Field(node, note, "CreateVolumePermissions", "LaunchPermissions", "SharedAccounts", "Public");

    private void Open(int node, params IReadOnlyCollection<Evidence> evidence) => facts.Derivation.Edge(facts.Derivation.Internet(), CanRead, node, evidence);
}
