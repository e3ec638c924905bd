using System.Globalization;
using System.Net;
using System.Numerics;
using Cairn.Access.Aws.Conditions;
using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>Finds contradictions in a conjunction of tests; where it cannot tell, the conjunction counts as possible.</summary>
internal static class Satisfiability
{
    public static bool IsPossible(IReadOnlyList<Condition> conjunction)
    {
        foreach (var tests in conjunction.OfType<Condition.Test>().Where(IsReadable).GroupBy(test => test.Key, StringComparer.OrdinalIgnoreCase))
        {
            if (!IsPossible([.. tests]))
                return false;
        }
        return true;
    }

    // A set operator speaks of several values, a variable of an unknown one: neither contradicts anything here.
    private static bool IsReadable(Condition.Test test)
        => test.Operator != "MakesMatch" && !test.Operator.Contains(':', StringComparison.Ordinal) && !test.Values.Any(value => value.Contains("${", StringComparison.Ordinal));

    private static bool IsPossible(Condition.Test[] tests)
    {
        if (tests.Length < 2)
            return true;
        var compiled = Array.ConvertAll(tests, test => (Test: new ConditionTest(test.Operator, test.Key, test.Values, variables: false), test.Negated));
        bool Accepts(KeyValue value) => Array.TrueForAll(compiled, entry => !entry.Test.IsKnownOperator || (entry.Test.Evaluate(new OneKey(value)) == Truth.Yes) != entry.Negated);
        return Accepts(KeyValue.Absent)
            || Candidates(tests) is not { } candidates
            || candidates.Any(value => Accepts(KeyValue.Of(value)));
    }

    // Values among which one satisfies all tests if any value does; null where no such list can be given.
    private static IEnumerable<string>? Candidates(Condition.Test[] tests)
    {
        if (tests.Where(test => IsEquality(test)).MinBy(test => test.Values.Count) is { } equality)
            return equality.Values;
        if (tests.All(test => Is(test, "NUMERIC")))
            return Numbers(tests);
        if (tests.All(test => Is(test, "DATE")))
            return Dates(tests);
        if (tests.All(test => test.Operator.Contains("IpAddress", StringComparison.OrdinalIgnoreCase)))
            return Addresses(tests);
        return tests.All(test => IsLike(test)) ? Likes(tests) : null;
    }

    private static bool Is(Condition.Test test, string family) => test.Operator.StartsWith(family, StringComparison.OrdinalIgnoreCase);

    private static bool IsEquality(Condition.Test test) => test.Operator.ToUpperInvariant() switch
    {
        "STRINGEQUALS" or "BOOL" or "NUMERICEQUALS" or "BINARYEQUALS" => !test.Negated,
        "STRINGNOTEQUALS" or "NUMERICNOTEQUALS" => test.Negated,
        _ => false,
    };

    // Positive patterns only; a key that is present under two of them must fit both.
    private static bool IsLike(Condition.Test test) => test.Operator.ToUpperInvariant() switch
    {
        "STRINGLIKE" => !test.Negated,
        "STRINGNOTLIKE" => test.Negated,
        _ => false,
    };

    // Between and beside the bounds there is nothing new.
    private static IEnumerable<string> Numbers(Condition.Test[] tests)
    {
        var bounds = tests.SelectMany(test => test.Values).Select(value => double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : double.NaN).Where(double.IsFinite).Distinct().Order().ToList();
        var between = bounds.Zip(bounds.Skip(1), (low, high) => (low + high) / 2);
        return bounds.Concat(between).Append(bounds.FirstOrDefault() - 1).Append(bounds.LastOrDefault() + 1).Select(number => number.ToString("R", CultureInfo.InvariantCulture));
    }

    private static IEnumerable<string> Dates(Condition.Test[] tests)
        => tests.SelectMany(test => test.Values)
            .Where(value => DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out _))
            .Select(value => DateTimeOffset.Parse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal))
            .SelectMany(date => new[] { date, date.AddSeconds(-1), date.AddSeconds(1) })
            .Select(date => date.ToString("O", CultureInfo.InvariantCulture));

    // The least address that fits starts a range, or follows one.
    private static IEnumerable<string> Addresses(Condition.Test[] tests)
    {
        foreach (var range in tests.SelectMany(test => test.Values).Select(value => value.Contains('/', StringComparison.Ordinal) ? value : value.Contains(':', StringComparison.Ordinal) ? value + "/128" : value + "/32"))
        {
            if (!IPNetwork.TryParse(range, out var network))
                continue;
            yield return network.BaseAddress.ToString();
            var bytes = network.BaseAddress.GetAddressBytes();
            var next = new BigInteger(bytes, isUnsigned: true, isBigEndian: true) + BigInteger.Pow(2, (bytes.Length * 8) - network.PrefixLength);
            if (next < BigInteger.Pow(2, bytes.Length * 8))
                yield return new IPAddress(Bytes(next, bytes.Length)).ToString();
        }
        yield return "0.0.0.0";
        yield return "::";
    }

    private static byte[] Bytes(BigInteger number, int length)
    {
        var bytes = new byte[length];
        var some = number.ToByteArray(isUnsigned: true, isBigEndian: true);
        some.CopyTo(bytes, length - some.Length);
        return bytes;
    }

    // Two patterns contradict if no string fits both; more than two are not told apart.
    private static IEnumerable<string>? Likes(Condition.Test[] tests)
    {
        if (tests.Length > 2)
            return null;
        return from left in tests[0].Values
               from right in tests[1].Values
               let common = GlobOverlap.Find(Glob.Encode(left), Glob.Encode(right))
               where common is not null
               select common.Replace(Glob.Star, 'x').Replace(Glob.One, 'x');
    }
}
