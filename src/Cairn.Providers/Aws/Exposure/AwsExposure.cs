using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>Draws who can open a connection to what: exactly, as sets of addresses and ports, with the rule, route and address each edge rests on.</summary>
internal static class AwsExposure
{
    public static void Derive(Derivation derivation)
    {
        var facts = new NetworkFacts(derivation);
        new FromInternet(facts).Derive();
        new Apis(facts).Derive();
        new OpenCopies(facts).Derive();
        new Balancers(facts).Derive();
        new Inside(facts).Derive();
        new Outbound(facts).Derive();
        Roles.Derive(facts);
    }
}
