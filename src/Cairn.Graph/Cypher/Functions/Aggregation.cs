using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Functions;

/// <summary>One use of an aggregating function, named in lower case, in a projection; <c>count</c> without argument counts rows.</summary>
internal sealed record Aggregation(string Name, Formula? Argument, Formula? Percentile, bool Distinct, int Slot)
{
    private static readonly Dictionary<string, StaticType> Results = new(StringComparer.OrdinalIgnoreCase)
    {
        ["count"] = StaticType.Integer,
        ["sum"] = StaticType.Any,
        ["avg"] = StaticType.Any,
        ["min"] = StaticType.Any,
        ["max"] = StaticType.Any,
        ["collect"] = StaticType.List,
        ["stdev"] = StaticType.Float,
        ["stdevp"] = StaticType.Float,
        ["percentilecont"] = StaticType.Float,
        ["percentiledisc"] = StaticType.Any,
    };

    public static IEnumerable<string> Names => Results.Keys;

    public static bool Exists(string name) => Results.ContainsKey(name);

    public static StaticType ResultOf(string name) => Results[name];

    /// <summary>How many arguments the function takes.</summary>
    public static int Arity(string name) => name.StartsWith("percentile", StringComparison.OrdinalIgnoreCase) ? 2 : 1;

    /// <summary>Whether rows given twice do not change the result.</summary>
    public bool IgnoresRepetition => Distinct || Name is "min" or "max";

    public Aggregator Start(Frame frame)
    {
        Aggregator aggregator = Name switch
        {
            "count" => new Aggregator.Count(),
            "sum" => new Aggregator.Sum(),
            "avg" => new Aggregator.Average(),
            "min" => new Aggregator.Extreme(-1),
            "max" => new Aggregator.Extreme(1),
            "collect" => new Aggregator.Collect(frame.Meter),
            "stdev" => new Aggregator.Deviation(false),
            "stdevp" => new Aggregator.Deviation(true),
            _ => new Aggregator.Percentile(frame.Meter, Name == "percentilecont", Percentile!.Of(frame)), // binding gave it two arguments
        };
        return Distinct ? new Aggregator.Distinct(aggregator, frame) : aggregator;
    }

    public void Add(Aggregator aggregator, Frame frame)
    {
        if (Argument is null)
        {
            aggregator.Add(Value.Null);
            return;
        }

        var value = Argument.Of(frame);
        if (!value.IsNull)
        {
            aggregator.Add(value);
        }
    }
}
