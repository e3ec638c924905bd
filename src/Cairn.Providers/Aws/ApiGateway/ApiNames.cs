using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.ApiGateway;

/// <summary>
/// The parts of an API are named by the API's id and their own; in a plan either may still be a reference,
/// so every part answers to both.
/// </summary>
internal static class ApiNames
{
    /// <summary>The name of a part: known ids, or the addresses of the planned resources that will have them.</summary>
    public static string? Part(params ReadOnlySpan<Field> fields)
    {
        var parts = new List<string>();
        foreach (var field in fields)
        {
            if (Mapped.NameIn(field) is not { } name)
                return null;
            parts.Add(field.Text is null ? Address(name) : name);
        }

        return string.Join('/', parts);
    }

    /// <summary>Lets planned parts find this record's node by the value its id will have.</summary>
    public static void Call(Mapped r, Field id)
    {
        if (id.Text is { } text)
            r.Call(r.Self, $"{r.Scope.Region}/{text}");
    }

    /// <summary><c>aws_api_gateway_rest_api.shop.id</c> names the resource <c>aws_api_gateway_rest_api.shop</c>; its root is a resource of its own.</summary>
    private static string Address(string reference) =>
        reference.EndsWith(".root_resource_id", StringComparison.Ordinal) ? reference
        : reference.LastIndexOf('.') is > 0 and var dot ? reference[..dot] : reference;
}
