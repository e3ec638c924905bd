using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace Cairn.Sources.CloudFormation;

/// <summary>Functions that make lists or choose from them.</summary>
internal static class ListFunctions
{
    private const string Zones = "availability-zones";

    public static JsonNode? Select(Call call)
    {
        if (call.Parts(2, 2) is not [var position, var list])
            return call.In.Wrong(call.At, "`Fn::Select` takes a position and a list");
        var values = call.Value(list);
        var index = int.TryParse(Symbol.KnownTextOf(call.In.Evaluate(position, asText: false)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1;
        if (values is JsonArray items)
            return index >= 0 && index < items.Count ? items[index]?.DeepClone() : index < 0 ? Symbol.Unknown() : call.In.Wrong(call.At, $"there is no item {index} in a list of {items.Count}");
        // The item of a list that is one symbol is a symbol too, the same wherever it is chosen.
        return Symbol.TextOf(values) is { } symbol && index >= 0 ? Symbol.Unknown($"{symbol}_{index.ToString(CultureInfo.InvariantCulture)}") : Symbol.Unknown();
    }

    /// <summary>Which zones an account has is not written anywhere.</summary>
    public static JsonNode GetAZs(Call call) => Symbol.Unknown($"{call.Stack.Place.RegionText}{Zones}");

    public static JsonNode Length(Call call) =>
        call.In.Evaluate(call.Argument, asText: true) is JsonArray items ? JsonValue.Create(items.Count) : Symbol.Unknown();

    /// <summary>https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/intrinsic-function-reference-cidr.html</summary>
    public static JsonNode Cidr(Call call)
    {
        if (call.Parts(2, 3) is not [var block, var count, ..])
            return call.In.Wrong(call.At, "`Fn::Cidr` takes a block, a count and the bits of each part");
        var bits = call.Argument.Items.Count == 3 ? Whole(call, call.Argument.Items[2]) : 8;
        if (Symbol.KnownTextOf(call.In.Evaluate(block, asText: false)) is not { } text || Whole(call, count) is not (> 0 and <= 256 and var parts) || bits is not (> 0 and <= 32 and var size))
            return Symbol.Unknown();
        return IPNetwork.TryParse(text, out var network) && network.BaseAddress.AddressFamily == System.Net.Sockets.AddressFamily.InterNetwork
            ? Parts(network, parts, size)
            : Symbol.Unknown();
    }

    private static JsonNode Parts(IPNetwork network, int count, int bits)
    {
        var bytes = network.BaseAddress.GetAddressBytes();
        var start = ((long)bytes[0] << 24) | ((long)bytes[1] << 16) | ((long)bytes[2] << 8) | bytes[3];
        if (32 - network.PrefixLength < bits)
            return Symbol.Unknown();
        var list = new JsonArray();
        for (var i = 0L; i < count; i++)
        {
            var address = start + (i << bits);
            list.Add($"{address >> 24 & 255}.{address >> 16 & 255}.{address >> 8 & 255}.{address & 255}/{32 - bits}");
        }

        return list;
    }

    private static int? Whole(Call call, Trees.Node node) =>
        int.TryParse(Symbol.KnownTextOf(call.In.Evaluate(node, asText: false)), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
}
