namespace Cairn.Bench.Access;

/// <summary>Bulk evaluation of a generated estate.</summary>
internal static class ReachBench
{
    public static int Run(string[] sizes) => sizes.Length;
}
