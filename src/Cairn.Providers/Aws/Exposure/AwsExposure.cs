using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>Draws who can open a connection to what: exactly, as sets of addresses and ports, with the rule, route and address each edge rests on.</summary>
internal static class AwsExposure
{
    public const string InternetKey = "internet";

    public static void Derive(Derivation derivation)
    {
        var facts = new NetworkFacts(derivation);
        var internet = derivation.Node(InternetKey, "Internet", "PublicPrincipal");
        derivation.Set(internet, "name", "the internet");
        new FromInternet(facts, internet).Derive();
        new Apis(facts, internet).Derive();
        new Balancers(facts).Derive();
        new Inside(facts).Derive();
        new Outbound(facts, internet).Derive();
        Roles.Derive(facts);
    }
}
