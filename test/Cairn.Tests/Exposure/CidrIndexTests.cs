using System.Globalization;
using Cairn.Providers.Aws.Exposure;
using CsCheck;

namespace Cairn.Tests.Exposure;

/// <summary>Looking blocks up by where they start says the same as comparing a subnet with each of them.</summary>
public sealed class CidrIndexTests
{
    private static readonly Gen<string> Cidr = Gen.Select(Gen.UInt[0x0A000000, 0x0A00FFFF], Gen.Int[8, 32], (address, length) =>
        string.Create(CultureInfo.InvariantCulture, $"{address >> 24}.{(address >> 16) & 255}.{(address >> 8) & 255}.{address & 255}/{length}"));

    [Fact]
    public void A_block_cuts_a_subnet_as_it_does_when_each_is_compared()
        => Gen.Select(Cidr.Array[0, 12], Cidr.Array[1, 2]).Sample((blocks, subnet) =>
        {
            var addresses = subnet.Aggregate(RangeSet.Empty, (all, cidr) => all.Union(AddressSet.Of(cidr)!.V4));
            var ranges = blocks.Select(cidr => AddressSet.Of(cidr)!.V4).ToList();

            Assert.Equal(ranges.Any(range => range.Meets(addresses) && !range.Covers(addresses)), new CidrIndex(ranges).Cuts(addresses));
        }, iter: 2000, threads: 1);
}
