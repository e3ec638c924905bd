using System.Globalization;

namespace Cairn.Graph.Tests.Fuzz;

/// <summary>The variables a query has at one place, by what they hold.</summary>
internal sealed record QueryScope(List<string> Nodes, List<string> Edges, List<string> Values, List<string> Paths, List<string> Lists);

/// <summary>Random expressions of a wanted type over the variables in scope, and patterns within them.</summary>
internal sealed class ExpressionGenerator(Random random, Func<QueryScope> scope, Func<string, string> newName)
{
    public static readonly string[] Kinds = ["A", "B", "C"];
    public static readonly string[] EdgeKinds = ["R", "S"];

    // Variables of comprehensions and quantifiers, which hold numbers.
    private readonly List<string> _locals = [];

    public bool Some(double chance) => random.NextDouble() < chance;

    public T Pick<T>(IReadOnlyList<T> items) => items[random.Next(items.Count)];

    public string Digit(int below = 3) => random.Next(below).ToString(CultureInfo.InvariantCulture);

    public string Number(int depth)
    {
        if (depth > 0 && Some(0.4))
        {
            return random.Next(9) switch
            {
                0 => $"size({List(depth - 1)})",
                1 => $"coalesce({Number(depth - 1)}, {Number(depth - 1)})",
                2 => $"CASE WHEN {Predicate(depth - 1)} THEN {Number(depth - 1)}{Else(depth)} END",
                3 => $"CASE {Number(depth - 1)} WHEN {Number(depth - 1)} THEN {Number(0)} WHEN {Digit()} THEN {Number(0)}{Else(depth)} END",
                4 => $"{Pick(["head", "last"])}({List(depth - 1)})",
                5 => $"({List(depth - 1)})[{Number(0)}]",
                6 => Local(depth - 1, (name, list) => $"reduce(a = 0, {name} IN {list} | a + coalesce({name}, 1))"),
                7 => Pick([$"size({Text(depth - 1)})", $"abs({Number(depth - 1)})", $"-({Number(depth - 1)})", $"sign({Number(depth - 1)})"]),
                _ => $"({Number(depth - 1)} {Pick(["+", "-", "*"])} {Number(depth - 1)})",
            };
        }

        var atoms = new List<string> { Digit(), "null" };
        var (nodes, edges, values, paths, lists) = scope();
        atoms.AddRange(values);
        atoms.AddRange(_locals);
        atoms.AddRange(nodes.Concat(edges).SelectMany(name => new[] { name + ".x", name + ".x" }));
        atoms.AddRange(paths.Select(path => $"length({path})"));
        atoms.AddRange(lists.Select(list => $"size({list})"));
        if (nodes.Count > 0 && depth > 0 && Some(0.3))
        {
            return $"size([{Hop(newName("n"))} | 1])";
        }

        return Pick(atoms);
    }

    public string Text(int depth)
    {
        if (depth > 0 && Some(0.3))
        {
            return Pick([$"toUpper({Text(depth - 1)})", $"({Text(depth - 1)} + {Text(depth - 1)})", $"toString({Number(depth - 1)})", $"substring({Text(depth - 1)}, {Digit(2)})", $"trim({Text(depth - 1)})", $"reverse({Text(depth - 1)})"]);
        }

        var (nodes, edges, _, _, _) = scope();
        return Pick<string>(["'a'", "'b'", "'ab'", "''", "null", .. nodes.Select(name => name + ".s"), .. nodes.Select(name => name + ".s"), .. edges.Select(name => $"type({name})")]);
    }

    public string List(int depth)
    {
        if (depth > 0 && Some(0.4))
        {
            return random.Next(5) switch
            {
                0 => Local(depth - 1, (name, list) => $"[{name} IN {list} WHERE {Predicate(depth - 1)}]"),
                1 => Local(depth - 1, (name, list) => $"[{name} IN {list}{(Some(0.4) ? $" WHERE {Predicate(depth - 1)}" : "")} | {Number(depth - 1)}]"),
                2 => $"tail({List(depth - 1)})",
                3 => $"({List(depth - 1)})[{Digit()}..{Pick(["", "2", "-1", "0"])}]",
                _ => $"({List(depth - 1)} + {List(depth - 1)})",
            };
        }

        return Pick([$"[{Number(0)}, {Number(0)}]", "range(0, 2)", "[]", $"[{Number(0)}]", "[1, null, 2]"]);
    }

    public string Predicate(int depth)
    {
        if (depth > 0 && Some(0.4))
        {
            return Some(0.2) ? $"NOT ({Predicate(depth - 1)})" : $"({Predicate(depth - 1)} {Pick(["AND", "OR", "XOR"])} {Predicate(depth - 1)})";
        }

        var (nodes, _, _, _, _) = scope();
        return random.Next(12) switch
        {
            0 => $"{Number(1)} IS {(Some(0.5) ? "NOT " : "")}NULL",
            1 => $"{Number(1)} IN {List(1)}",
            2 when nodes.Count > 0 => $"{Pick(nodes)}:{Pick(Kinds)}",
            3 when nodes.Count > 0 => Hop(null),
            4 when nodes.Count > 0 => $"{(Some(0.5) ? "EXISTS" : "1 < COUNT")} {{ {Hop(newName("n"))}{(Some(0.3) ? $" WHERE {Predicate(0)}" : "")} }}",
            5 => $"{Number(1)} {Pick(["<", "<=", ">", ">="])} {Number(1)} {Pick(["<", "="])} {Number(1)}",
            6 => $"{Text(1)} {Pick(["STARTS WITH", "ENDS WITH", "CONTAINS", "=", "<>", "<"])} {Text(1)}",
            7 => Local(1, (name, list) => $"{Pick(["any", "all", "none", "single"])}({name} IN {list} WHERE {Predicate(0)})"),
            8 => $"{List(1)} = {List(1)}",
            9 when nodes.Count > 1 => $"{Pick(nodes)} {Pick(["=", "<>"])} {Pick(nodes)}",
            _ => $"{Number(1)} {Pick(["=", "<>", "="])} {Number(1)}",
        };
    }

    public string Aggregate()
    {
        var nodes = scope().Nodes;
        return Pick([
            "count(*)", $"count({Number(1)})", $"count(DISTINCT {Number(1)})", $"sum({Number(1)})", $"min({Number(1)})", $"max({Number(1)})",
            $"size(collect({Number(1)}))", $"size(collect(DISTINCT {Text(1)}))", $"count(*) + {Digit()}", $"sum({Number(0)}) * 2", .. nodes.Select(node => $"count(DISTINCT {node})"),
        ]);
    }

    public string TextAggregate() => Pick([$"min({Text(1)})", $"max({Text(1)})", $"count({Text(1)}) > 1"]);

    public string Edge(string name, string hops) =>
        Pick([$"-[{Inside(name, hops)}]->", $"<-[{Inside(name, hops)}]-", $"-[{Inside(name, hops)}]-"]);

    /// <summary>A step from a known node; to a new one where a name is given.</summary>
    private string Hop(string? end)
    {
        var nodes = scope().Nodes;
        var far = end ?? (Some(0.4) ? Pick(nodes) : "");
        return $"({Pick(nodes)}){Edge("", Some(0.25) ? Pick(["*0..2", "*1..2", "*2"]) : "")}({far}{(Some(0.3) ? ":" + Pick(Kinds) : "")})";
    }

    private string Inside(string name, string hops) =>
        $"{name}{(Some(0.3) ? ":" + Pick(EdgeKinds) : Some(0.2) ? ":R|S" : "")}{hops}{(Some(0.1) ? $" {{x: {Digit()}}}" : "")}";

    private string Else(int depth) => Some(0.6) ? $" ELSE {Number(depth - 1)}" : "";

    // The list is made first: the variable does not exist in it yet.
    private string Local(int depth, Func<string, string, string> make)
    {
        var list = List(depth);
        var name = newName("i");
        _locals.Add(name);
        var text = make(name, list);
        _locals.Remove(name);
        return text;
    }
}
