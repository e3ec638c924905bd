namespace Cairn.Access.Aws.Reach;

/// <summary>Targets without a policy of their own that differ in nothing but the name: same account, region, key.</summary>
/// <param name="Account">Their owner.</param>
/// <param name="Prefix">What their ARNs have in common before the name.</param>
/// <param name="Members">Their indexes, ascending.</param>
/// <param name="Witness">A stand-in whose name no policy can mean.</param>
internal sealed record TargetClass(string? Account, string Prefix, int[] Members, AwsResource Witness)
{
    // Longer than any run of question marks in a pattern, and of a character that no policy contains.
    public static readonly string WitnessName = new('\uE010', 64);
}
