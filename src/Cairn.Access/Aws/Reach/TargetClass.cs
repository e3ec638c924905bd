using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Reach;

/// <summary>Targets without a policy of their own that differ in nothing but the name: same account, region, key.</summary>
internal sealed class TargetClass
{
    // Longer than any run of question marks in a pattern, and of a character that no policy contains.
    private static readonly string WitnessName = new('\uE010', 64);

    private readonly ResourcePattern[] _whole;
    private readonly ResourcePattern[] _witness;

    public TargetClass(string prefix, int[] members, AwsResource like)
    {
        Members = members;
        Account = like.Account;
        Witness = like with { Arn = prefix + WitnessName, Tags = null, Kinds = [] };
        _whole = [Pattern(prefix + Glob.Star, inside: false), Pattern(prefix + Glob.Star, inside: true)];
        _witness = [Pattern(Witness.Arn, inside: false), Pattern(Witness.Arn, inside: true)];
    }

    /// <summary>Their owner.</summary>
    public string? Account { get; }

    /// <summary>Their indexes, ascending.</summary>
    public int[] Members { get; }

    /// <summary>A stand-in whose name no policy can mean.</summary>
    public AwsResource Witness { get; }

    /// <summary>What a request names that may be about any member, or about anything inside any member.</summary>
    public ResourcePattern Whole(bool inside) => _whole[inside ? 1 : 0];

    /// <summary>What a request for the witness names.</summary>
    public ResourcePattern WitnessPattern(bool inside) => _witness[inside ? 1 : 0];

    private static ResourcePattern Pattern(string encoded, bool inside) => ResourcePattern.OfEncoded("", inside ? $"{encoded}/{Glob.Star}" : encoded);
}
