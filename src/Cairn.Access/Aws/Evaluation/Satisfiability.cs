using System.Globalization;
using System.Net;
using System.Numerics;
using Cairn.Access.Aws.Conditions;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>Finds contradictions in a conjunction of tests; where it cannot tell, the conjunction counts as possible.</summary>
internal static class Satisfiability
{
    // Longer lists of tests of one key are left as they are: each test is tried against the others.
    private const int MaxSimplified = 8;

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

    /// <summary>The conjunction without tests that the others imply, and without values that they rule out.</summary>
    public static IReadOnlyList<Condition> Simplify(IReadOnlyList<Condition> conjunction)
    {
        var groups = conjunction.OfType<Condition.Test>().Where(IsReadable).GroupBy(test => test.Key, StringComparer.OrdinalIgnoreCase).Where(group => group.Count() is > 1 and <= MaxSimplified).ToList();
        if (groups.Count == 0)
            return conjunction;
        var result = conjunction.ToList();
        foreach (var group in groups)
        {
            result.RemoveAll(group.Contains);
            result.AddRange(Simplify([.. group]));
        }
        return result;
    }

    private static List<Condition.Test> Simplify(List<Condition.Test> tests)
    {
        for (var i = tests.Count - 1; i >= 0 && tests.Count > 1; i--)
        {
            var (test, others) = (tests[i], tests.Where((_, at) => at != i).ToList());
            if (!IsPossible([.. others, (Condition.Test)test.Negation]))
                tests = others;
        }
        return tests.Count > 1 && tests.Find(IsEquality) is { } equality && Accepting(tests) is var accepts && !accepts(KeyValue.Absent)
            && equality.Values.Where(value => accepts(KeyValue.Of(value))).ToList() is { Count: > 0 } left
            ? [(Condition.Test)Condition.OfTest(equality.Key, Positive(equality.Operator), left)]
            : tests;
    }

    private static string Positive(string comparison) => comparison.Replace("Not", "", StringComparison.OrdinalIgnoreCase);

    private static bool IsPossible(Condition.Test[] tests)
    {
        if (tests.Length < 2)
            return true;
        var accepts = Accepting(tests);
        if (accepts(KeyValue.Absent))
            return true;
        if (PatternConflicts.Exist(tests))
            return false;
        return Candidates(Array.FindAll(tests, test => !Is(test, "NULL"))) is not { } candidates || candidates.Any(value => accepts(KeyValue.Of(value)));
    }

    private static Predicate<KeyValue> Accepting(IReadOnlyList<Condition.Test> tests)
    {
        var compiled = tests.Select(test => (Test: new ConditionTest(test.Operator, test.Key, test.Values, variables: false), test.Negated)).ToArray();
        return value => Array.TrueForAll(compiled, entry => !entry.Test.IsKnownOperator || (entry.Test.Evaluate(new OneKey(value)) == Truth.Yes) != entry.Negated);
    }

    // Values among which one satisfies all tests if any value does; null where no such list can be given.
    private static IEnumerable<string>? Candidates(Condition.Test[] tests)
    {
        if (tests.Length == 0)
            return ["x"];
        if (tests.Where(IsEquality).MinBy(test => test.Values.Count) is { } equality)
            return equality.Values;
        if (tests.All(test => Is(test, "BOOL")))
            return ["true", "false"];
        if (tests.All(test => Is(test, "NUMERIC")))
            return Numbers(tests);
        if (tests.All(test => Is(test, "DATE")))
            return Dates(tests);
        if (tests.All(test => test.Operator.Contains("IpAddress", StringComparison.OrdinalIgnoreCase)))
            return Addresses(tests);
        return tests.All(test => test.Operator.Contains("IgnoreCase", StringComparison.OrdinalIgnoreCase)) && tests.Any(IsPositiveIgnoringCase)
            ? tests.First(IsPositiveIgnoringCase).Values
            : null;
    }

    private static bool Is(Condition.Test test, string family) => test.Operator.StartsWith(family, StringComparison.OrdinalIgnoreCase);

    private static bool IsPositiveIgnoringCase(Condition.Test test) => test.Operator.Contains("Not", StringComparison.OrdinalIgnoreCase) == test.Negated;

    private static bool IsEquality(Condition.Test test) => Bare(test) switch
    {
        "STRINGEQUALS" or "BOOL" or "NUMERICEQUALS" or "BINARYEQUALS" => !test.Negated,
        "STRINGNOTEQUALS" or "NUMERICNOTEQUALS" => test.Negated,
        _ => false,
    };

    /// <summary>The operator in capitals; whether an absent key will do is asked apart.</summary>
    public static string Bare(Condition.Test test)
    {
        var name = test.Operator.ToUpperInvariant();
        return name.EndsWith("IFEXISTS", StringComparison.Ordinal) ? name[..^"IFEXISTS".Length] : name;
    }

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
}
