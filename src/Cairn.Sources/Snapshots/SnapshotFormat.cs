namespace Cairn.Sources.Snapshots;

/// <summary>The words of the snapshot format, which is described in docs/concepts/snapshot.md.</summary>
internal static class SnapshotFormat
{
    public const string Prefix = "cairn.snapshot/";
    public const int Version = 1;
    public const string Name = "cairn.snapshot/1";
    public const string Deployed = "deployed";
    public const string Planned = "planned";
}
