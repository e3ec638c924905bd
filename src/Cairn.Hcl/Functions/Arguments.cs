using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Reads converted arguments as what they are.</summary>
internal static class Arguments
{
    public static string Text(this HclValue value) => ((StringValue)value).Value;

    public static BigFloat Number(this HclValue value) => ((NumberValue)value).Value;

    public static bool Flag(this HclValue value) => ((BoolValue)value).Value;

    public static IReadOnlyList<HclValue> Items(this HclValue value) => ((SequenceValue)value).Items;

    public static IReadOnlyDictionary<string, HclValue> Fields(this HclValue value) => ((MappingValue)value).Items;

    /// <summary>A whole number in the range of an index or a size.</summary>
    public static int Whole(this HclValue value, string what)
    {
        if (((NumberValue)value).Value.ToInt64() is not { } number)
            throw new EvaluationException($"{what} must be a whole number");
        return number is >= int.MinValue and <= int.MaxValue ? (int)number : throw new EvaluationException($"{what} is too large");
    }

    public static HclValue Texts(IEnumerable<string> texts) => HclValue.List([.. texts.Select(HclValue.Of)], HclType.String);

    /// <summary>Whether an unknown value is one attribute of a resource, which is never null nor empty in practice.</summary>
    public static bool IsReference(this HclValue value) => value is UnknownValue { Symbol.Reference: not null };
}
