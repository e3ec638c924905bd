using System.Text.Json;
using System.Text.Json.Nodes;
using CsCheck;
using Record = Cairn.Providers.Records.Record;

namespace Cairn.Tests.Exposure;

/// <summary>A rule of a security group or a network ACL entry; <c>Peer</c> is a CIDR block or a group.</summary>
internal sealed record Rule(string Protocol, int From, int To, string Peer);

internal sealed record AclEntry(int Number, bool Egress, bool Allow, string Protocol, int From, int To, string Cidr);

internal sealed record Machine(int Subnet, int Host, bool Public, int[] Groups);

internal sealed record Area(string Destination, bool Gateway, AclEntry[]? Acl);

internal sealed record Group(Rule[] Ingress, Rule[] Egress);

/// <summary>A network small enough to try every packet on: one VPC, a few subnets, groups, ACLs and machines.</summary>
internal sealed record SmallNetwork(bool GatewayAttached, Area[] Areas, Group[] Groups, Machine[] Machines)
{
    /// <summary>The addresses that rules are made of, with the same boundaries that the probes of the oracle test.</summary>
    private static readonly string[] Cidrs = ["0.0.0.0/0", "10.0.0.0/16", "10.0.0.0/24", "10.0.1.0/24", "10.0.1.4/31", "198.51.0.0/16", "198.51.100.0/24", "203.0.113.7/32"];

    private static readonly int[] Ports = [22, 80, 443, 5432];

    private static readonly Gen<(string Protocol, int From, int To)> What = Gen.Select(
        Pick("tcp", "udp", "-1", "icmp"), Pick(Ports), Pick(Ports),
        (protocol, a, b) => protocol == "-1" ? (protocol, 0, 65535) : (protocol, Math.Min(a, b), Math.Max(a, b)));

    private static readonly Gen<Rule> AnyRule = Gen.Select(What, Pick([.. Cidrs, "sg-0", "sg-1"]), (what, peer) => new Rule(what.Protocol, what.From, what.To, peer));

    private static readonly Gen<AclEntry[]> AnyAcl = Gen.Select(Gen.Bool, Gen.Bool, What, Pick(Cidrs), (egress, allow, what, cidr) => (egress, allow, what, cidr))
        .Array[1, 6].Select(rows => rows.Select((row, i) => new AclEntry(100 + i, row.egress, row.allow, row.what.Protocol, row.what.From, row.what.To, row.cidr)).ToArray());

    private static readonly Gen<Area> AnyArea = Gen.Select(Pick("0.0.0.0/0", "198.51.0.0/16", "0.0.0.0/0"), Gen.Int[0, 3], Gen.Bool, AnyAcl,
        (destination, gateway, filtered, acl) => new Area(destination, gateway > 0, filtered ? acl : null));

    private static readonly Gen<Group> AnyGroup = Gen.Select(AnyRule.Array[0, 3], AnyRule.Array[0, 3], (ingress, egress) => new Group(ingress, egress));

    private static readonly Gen<Machine> AnyMachine = Gen.Select(Gen.Int[0, 1], Gen.Int[4, 5], Gen.Bool, Pick<int[]>([0], [1], [0, 1]),
        (subnet, host, open, groups) => new Machine(subnet, host, open, groups));

    public static readonly Gen<SmallNetwork> Any = Gen.Select(Gen.Int[0, 4], AnyArea.Array[2], AnyGroup.Array[2], AnyMachine.Array[1, 3],
        (attached, areas, groups, machines) => new SmallNetwork(attached > 0, areas, groups, machines));

    /// <summary>One of a few values.</summary>
    public static Gen<T> Pick<T>(params T[] items) => Gen.Int[0, items.Length - 1].Select(i => items[i]);

    public static string AddressOf(Machine machine) => $"10.0.{machine.Subnet}.{machine.Host}";

    public IEnumerable<Record> Records()
    {
        yield return Of("aws_vpc", new() { ["id"] = "vpc-1", ["cidr_block"] = "10.0.0.0/16" });
        var gateway = new JsonObject { ["id"] = "igw-1" };
        if (GatewayAttached)
            gateway["vpc_id"] = "vpc-1";
        yield return Of("aws_internet_gateway", gateway);
        foreach (var record in Areas.SelectMany(AreaRecords).Concat(Groups.SelectMany(GroupRecords)).Concat(Machines.Select(MachineRecord)))
            yield return record;
    }

    private static IEnumerable<Record> AreaRecords(Area area, int i)
    {
        yield return Of("aws_subnet", new() { ["id"] = $"subnet-{i}", ["vpc_id"] = "vpc-1", ["cidr_block"] = $"10.0.{i}.0/24" });
        var routes = area.Gateway ? new JsonArray(new JsonObject { ["cidr_block"] = area.Destination, ["gateway_id"] = "igw-1" }) : [];
        yield return Of("aws_route_table", new() { ["id"] = $"rtb-{i}", ["vpc_id"] = "vpc-1", ["route"] = routes });
        yield return Of("aws_route_table_association", new() { ["route_table_id"] = $"rtb-{i}", ["subnet_id"] = $"subnet-{i}" });
        if (area.Acl is null)
            yield break;
        yield return Of("aws_network_acl", new() { ["id"] = $"acl-{i}", ["vpc_id"] = "vpc-1", ["subnet_ids"] = new JsonArray($"subnet-{i}") });
        foreach (var entry in area.Acl)
        {
            yield return Of("aws_network_acl_rule", new()
            {
                ["network_acl_id"] = $"acl-{i}",
                ["rule_number"] = entry.Number,
                ["egress"] = entry.Egress,
                ["rule_action"] = entry.Allow ? "allow" : "deny",
                ["protocol"] = entry.Protocol,
                ["from_port"] = entry.From,
                ["to_port"] = entry.To,
                ["cidr_block"] = entry.Cidr,
            });
        }
    }

    private static IEnumerable<Record> GroupRecords(Group group, int i)
    {
        yield return Of("aws_security_group", new() { ["id"] = $"sg-{i}", ["vpc_id"] = "vpc-1", ["ingress"] = new JsonArray([.. group.Ingress.Select(RuleBlock)]), ["egress"] = new JsonArray([.. group.Egress.Select(RuleBlock)]) });
    }

    private static JsonObject RuleBlock(Rule rule) => new()
    {
        ["protocol"] = rule.Protocol,
        ["from_port"] = rule.From,
        ["to_port"] = rule.To,
        [rule.Peer.StartsWith("sg-", StringComparison.Ordinal) ? "security_groups" : "cidr_blocks"] = new JsonArray(rule.Peer),
    };

    private static Record MachineRecord(Machine machine, int i)
    {
        var data = new JsonObject
        {
            ["id"] = $"i-{i}",
            ["subnet_id"] = $"subnet-{machine.Subnet}",
            ["private_ip"] = AddressOf(machine),
            ["instance_state"] = "running",
            ["vpc_security_group_ids"] = new JsonArray([.. machine.Groups.Select(group => (JsonNode)$"sg-{group}")]),
        };
        if (machine.Public)
            data["public_ip"] = $"192.0.2.{i}";
        return Of("aws_instance", data);
    }

    private static Record Of(string type, JsonObject data) =>
        new("aws", type, "111111111111", "us-east-1", JsonSerializer.SerializeToElement(data), new Cairn.Providers.Records.Origin("case", $"{type}.{data["id"] ?? data["subnet_id"] ?? data.ToJsonString()}"));
}
