namespace Cairn.Access.Aws.Conditions;

/// <summary>What is known of one request key: its values, that it is absent, or nothing.</summary>
internal readonly record struct KeyValue(bool IsKnown, string[]? Values)
{
    public static KeyValue Unknown => new(false, null);

    public static KeyValue Absent => new(true, null);

    public bool IsPresent => Values is not null;

    public static KeyValue Of(string value) => new(true, [value]);

    public static KeyValue Of(string[] values) => new(true, values);

    public static KeyValue OfNullable(string? value) => value is null ? Absent : Of(value);
}
