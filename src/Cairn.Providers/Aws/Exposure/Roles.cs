using Cairn.Graph;
using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>Which role the code on a machine can act as, and how easily its credentials are fetched.</summary>
internal static class Roles
{
    public static void Derive(NetworkFacts facts)
    {
        foreach (var machine in facts.Look.Nodes("VirtualMachine"))
        {
            var template = facts.Look.To(machine, EdgeKinds.ConfiguredBy).Where(to => facts.Look.Has(to, "LaunchTemplate")).ToList();
            foreach (var source in template.Prepend(machine))
                Carry(facts, machine, source);
        }
    }

    private static void Carry(NetworkFacts facts, int machine, int source)
    {
        foreach (var profile in facts.Look.Out(source, NetworkEdges.HasProfile))
        {
            foreach (var role in facts.Look.Out(profile.To, EdgeKinds.RunsAs).Where(edge => facts.Look.Has(edge.To, "Role")))
            {
                Evidence[] because = [facts.Evidence(profile, "the machine carries the instance profile"), facts.Evidence(role, "the profile hands out the role")];
                facts.Derivation.Edge(machine, EdgeKinds.RunsAs, role.To, because);
                if (facts.Look.Flag(source, "metadataEndpoint") != false)
                {
                    facts.Derivation.Edge(machine, EdgeKinds.ReachesMetadata, role.To, [.. because, facts.Field(source, "how its metadata is served", "MetadataOptions")],
                        ("imdsv2Required", facts.Look.Text(source, "httpTokens") == "required"),
                        ("hopLimit", facts.Number(source, "hopLimit") is { } hops ? hops : Value.Null));
                }
            }
        }
    }
}
