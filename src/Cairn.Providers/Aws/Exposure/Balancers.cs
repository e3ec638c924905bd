using Cairn.Graph;
using Cairn.Providers.Aws.Ec2;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>What a load balancer passes connections on to, where the targets let it.</summary>
internal sealed class Balancers(NetworkFacts facts)
{
    public void Derive()
    {
        foreach (var balancer in facts.Look.Nodes("LoadBalancer"))
        {
            foreach (var contains in facts.Look.Out(balancer, EdgeKinds.Contains).Where(edge => facts.Look.Has(edge.To, "Listener")))
            {
                foreach (var forward in facts.Look.Out(contains.To, NetworkEdges.ForwardsTo))
                    Group(balancer, contains.To, forward);
                foreach (var target in facts.Look.Out(balancer, NetworkEdges.HasTarget))
                    Target(balancer, contains.To, null, target, facts.Number(contains.To, "instancePort"));
            }
        }
    }

    private void Group(int balancer, int listener, Edge forward)
    {
        foreach (var target in facts.Look.Out(forward.To, NetworkEdges.HasTarget))
            Target(balancer, listener, forward, target, facts.Number(target, "port") ?? facts.Number(forward.To, "port"));
    }

    private void Target(int balancer, int listener, Edge? forward, Edge target, long? port)
    {
        if (port is { } number && !LetsIn(balancer, target.To, number))
            return;
        Evidence[] because = forward is { } edge
            ? [facts.Evidence(edge, "the listener forwards to the group"), facts.Evidence(target, "the group holds the target")]
            : [facts.Evidence(target, "the load balancer holds the target")];
        facts.Derivation.Edge(balancer, EdgeKinds.Fronts, target.To, because,
            ("port", port is { } known ? known : Value.Null),
            ("listenerPort", facts.Number(listener, "port") is { } listening ? listening : Value.Null),
            ("auth", forward is { } asks ? facts.Text(asks, "auth") ?? "NONE" : "NONE"));
    }

    /// <summary>Functions and other targets without a position are called through the AWS API; machines must let the balancer in.</summary>
    private bool LetsIn(int balancer, int target, long port)
    {
        var there = Positions.Of(facts, target);
        if (there.Count == 0 || there.All(position => position.Groups.Count == 0))
            return true;
        var asked = RangeSet.Of((UInt128)port, (UInt128)port);
        foreach (var from in Positions.Of(facts, balancer))
        {
            foreach (var to in there)
            {
                // A network load balancer may keep the caller's address, and then the target's groups judge the caller.
                if (!Between.Ports(facts, from, to, Protocol.Tcp).Intersect(asked).IsEmpty || !Between.Ports(facts, from, to, Protocol.Udp).Intersect(asked).IsEmpty
                    || (facts.Look.Text(balancer, "loadBalancerType") == "network" && !to.Ingress(facts).Intersect(Traffic.Of("all", port, port, AddressSet.Public)).IsEmpty))
                    return true;
            }
        }

        return false;
    }
}
