using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Conversions, and marks of what is sensitive.</summary>
internal static class Types
{
    private static readonly Parameter Marked = new(HclType.Dynamic, TakesNull: true, TakesUnknown: true, TakesMarked: true);

    public static IEnumerable<Function> All { get; } =
    [
        To("tobool", HclType.Bool),
        To("tonumber", HclType.Number),
        To("tostring", HclType.String),
        To("tolist", new HclType.ListOf(HclType.Dynamic)),
        To("tomap", new HclType.MapOf(HclType.Dynamic)),
        To("toset", new HclType.SetOf(HclType.Dynamic)),
        new("ephemeralasnull", [Marked], a => a[0]),
        new("issensitive", [Marked], a => HclValue.Of(a[0].HasSensitive)) { Returns = HclType.Bool },
        new("nonsensitive", [Marked], a => a[0].IsSensitive ? a[0] with { IsSensitive = false } : a[0]),
        new("sensitive", [Marked], a => a[0].MarkedLike(true)),
        new("type", [Marked], a => HclValue.Of(a[0].Type.ToString()!)) { Returns = HclType.String },
    ];

    private static Function To(string name, HclType type) => new(name, [new(HclType.Dynamic, TakesNull: true, TakesUnknown: true, TakesMarked: true)], a => Conversion.To(a[0], type)) { Returns = type };
}
