using System.Globalization;

namespace Cairn.Bench.Estates;

/// <summary>The network of an account: two public and two private subnets.</summary>
internal static class Network
{
    public static IEnumerable<Generated> Of(Account account)
    {
        yield return new("aws_vpc", "main", Values(("id", account.Vpc), ("arn", account.Arn("ec2", $"vpc/{account.Vpc}")), ("cidr_block", "10.0.0.0/16"), ("enable_dns_support", true)));
        yield return new("aws_internet_gateway", "main", Values(("id", account.Named("igw", 0)), ("arn", account.Arn("ec2", $"internet-gateway/{account.Named("igw", 0)}")), ("vpc_id", account.Vpc)));
        foreach (var isPublic in (bool[])[true, false])
        {
            var table = account.Named("rtb", isPublic ? 0 : 1);
            var routes = isPublic ? new[] { Values(("cidr_block", "0.0.0.0/0"), ("gateway_id", account.Named("igw", 0))) } : [];
            yield return new("aws_route_table", isPublic ? "public" : "private", Values(("id", table), ("vpc_id", account.Vpc), ("route", routes)));
        }

        for (var i = 0; i < 4; i++)
        {
            var subnet = account.Subnet(i);
            var name = i.ToString(CultureInfo.InvariantCulture);
            yield return new("aws_subnet", $"s{name}", Values(("id", subnet), ("arn", account.Arn("ec2", $"subnet/{subnet}")), ("vpc_id", account.Vpc), ("cidr_block", $"10.0.{name}.0/24"), ("availability_zone", $"{account.Region}a"), ("map_public_ip_on_launch", i < 2)));
            yield return new("aws_route_table_association", $"s{name}", Values(("id", $"rtbassoc-{subnet}"), ("subnet_id", subnet), ("route_table_id", account.Named("rtb", i < 2 ? 0 : 1))));
        }
    }

    public static Dictionary<string, object?> Values(params (string Name, object? Value)[] values) => values.ToDictionary(value => value.Name, value => value.Value);
}
