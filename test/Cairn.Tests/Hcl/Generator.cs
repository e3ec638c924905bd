using System.Text.RegularExpressions;

namespace Cairn.Tests.Hcl;

/// <summary>Makes expressions from patterns such as <c>substr({s}, {i}, {i})</c>; the same seed gives the same expressions.</summary>
internal sealed partial class Generator(int seed)
{
    private static readonly Dictionary<char, string[]> Pools = new()
    {
        ['s'] =
        [
            "\"\"", "\"a\"", "\"Hello World\"", "\"  pad \\t\"", "\"ünïcödé ñ\"", "\"a,b,,c\"", "\"line1\\nline2\\n\"", "\"10.0.0.0/16\"", "\"true\"", "\"3.14\"", "\"12\"", "\"x\\ty\"",
            "\"$${lit} %%{x}\"", "\"日本語\"", "\"👨‍👩‍👧 fam\"", "\"<&> \\\"q\\\" \\\\\"", "\"ABC-def_ghi jkl.mno\"", "\"aaa\"", "\"foo-bar-foo\"", "\"-5\"", "\"null\"", "\"ß Straße İ\"",
        ],
        ['c'] = ["\"\"", "\"a\"", "\",\"", "\" \"", "\"-\"", "\"foo\"", "\"l\"", "\"World\"", "\"\\n\"", "\"é\"", "\"aa\""],
        ['n'] = ["0", "1", "-1", "2", "2.5", "10", "1e3", "-0.1", "100000000000000000000", "0.1", "1/3", "255", "7", "-7.25", "3.999999", "1e-7", "123456789.123456789", "64", "\"42\""],
        ['i'] = ["0", "1", "2", "3", "-1", "5", "-2", "100"],
        ['b'] = ["true", "false", "1 == 1", "\"true\"", "\"false\"", "!true"],
        ['l'] =
        [
            "[]", "[\"a\"]", "[\"b\", \"a\", \"c\", \"a\"]", "[1, 2, 3]", "[3, 1, 2.5]", "[1, \"a\", true]", "[\"\", \"x\", \"\", \"y\"]", "[\"z\", null]", "[[1], [2, [3]], []]", "tolist([\"q\", \"r\"])", "toset([\"s2\", \"s1\", \"s1\"])",
            "[true, false]", "[true, true]", "[\"10\", \"9\", \"é\", \"z\", \"A\"]", "range(4)", "[{a = 1}, {a = 2}]", "tolist([1, 2, 2])", "[null]", "toset([])", "[\"1\", \"2\"]",
        ],
        ['m'] = ["{}", "{a = 1}", "{a = \"x\", b = \"y\"}", "{b = 2, a = 1, c = 3}", "tomap({k = \"v\", l = \"w\"})", "{a = [1], b = {c = 2}}", "{a = null}", "{\"é k\" = true, \"z-z\" = 1.5}", "tomap({x = 1, y = 2})", "{a = [\"p\", \"q\"], b = [\"q\"]}"],
        ['d'] = ["\"2024-02-29T23:59:59Z\"", "\"2006-01-02T15:04:05+07:00\"", "\"1999-12-31T00:00:00-05:30\"", "\"2018-01-04T23:12:01Z\"", "\"2020-06-15T12:30:45.123Z\"", "\"nope\"", "\"2023-02-29T00:00:00Z\""],
        ['p'] = ["\"10.0.0.0/16\"", "\"192.168.0.0/24\"", "\"10.1.2.3/8\"", "\"0.0.0.0/0\"", "\"172.16.0.0/12\"", "\"2001:db8::/32\"", "\"fd00:fd12:3456:7890::/56\"", "\"10.0.0.0/32\"", "\"10.0.0.0\"", "\"300.0.0.0/8\"", "\"::/0\""],
        ['k'] = ["\"a\"", "\"b\"", "\"k\"", "\"zz\"", "\"x\""],
    };

    private readonly Random _random = new(seed);

    /// <summary>So many different expressions from the patterns, each pattern about as often as the others.</summary>
    public IReadOnlyList<string> Expressions(IReadOnlyList<string> patterns, int count)
    {
        var made = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var tries = 0; made.Count < count && tries < count * 20; tries++)
        {
            var expression = Fill(patterns[tries % patterns.Count], 0);
            if (seen.Add(expression))
                made.Add(expression);
        }

        return made;
    }

    private string Fill(string pattern, int depth) => Place().Replace(pattern, place => Value(place.Groups[1].Value[0], depth));

    private string Value(char pool, int depth)
    {
        if (pool == 'v')
            pool = "snblm"[_random.Next(5)];
        if (pool == 's' && depth < 2 && _random.Next(6) == 0)
            return Fill(Pick(["upper({s})", "trimspace({s})", "format(\"%s-%s\", {s}, {n})", "\"${{s}}!\"", "substr({s}, 0, 3)", "join({c}, split({c}, {s}))"]), depth + 1);
        if (pool == 'n' && depth < 2 && _random.Next(6) == 0)
            return Fill(Pick(["({n} + {n})", "({n} * {n})", "length({s})", "-{n}", "({n} - {n})", "max({n}, {n})"]), depth + 1);
        if (pool == 'l' && depth < 2 && _random.Next(6) == 0)
            return Fill(Pick(["concat({l}, {l})", "[for x in {l} : x]", "[{v}, {v}]", "reverse({l})", "split({c}, {s})"]), depth + 1);
        return Pick(Pools[pool]);
    }

    private string Pick(string[] pool) => pool[_random.Next(pool.Length)];

    [GeneratedRegex(@"(?<!\$)\{([snibclmvdpk])\}")]
    private static partial Regex Place();
}
