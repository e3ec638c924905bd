namespace Cairn.Access.Aws.Conditions;

/// <summary>Compares a time of which only a lower bound is known: a deadline long past is definite, a future one open.</summary>
internal static class TimeBound
{
    public static Truth Evaluate(Comparison comparison, object?[] policyValues, bool negated, bool ifExists, KeyValue value, DateTimeOffset notBefore)
    {
        if (negated || policyValues.Length == 0)
            return Truth.Open;
        var any = Truth.No;
        foreach (var policy in policyValues)
        {
            var one = TimeOf(policy) is { } time ? One(comparison.Name, time, notBefore) : Truth.Open;
            any = one > any ? one : any;
        }

        // If the key may be absent, a test that holds for every present value may still fail, and the other way round with IfExists.
        var absent = ifExists ? Truth.Yes : Truth.No;
        return value.IsPresenceKnown || any == absent ? any : Truth.Open;
    }

    private static Truth One(string comparison, DateTimeOffset time, DateTimeOffset notBefore) => comparison switch
    {
        "DateGreaterThan" or "NumericGreaterThan" => time < notBefore ? Truth.Yes : Truth.Open,
        "DateGreaterThanEquals" or "NumericGreaterThanEquals" => time <= notBefore ? Truth.Yes : Truth.Open,
        "DateLessThan" or "NumericLessThan" => time <= notBefore ? Truth.No : Truth.Open,
        "DateLessThanEquals" or "NumericLessThanEquals" or "DateEquals" or "NumericEquals" => time < notBefore ? Truth.No : Truth.Open,
        _ => Truth.Open,
    };

    private static DateTimeOffset? TimeOf(object? policy) => policy switch
    {
        DateTimeOffset time => time,
        double seconds and > -60_000_000_000 and < 200_000_000_000 => DateTimeOffset.FromUnixTimeSeconds((long)seconds),
        _ => null,
    };
}
