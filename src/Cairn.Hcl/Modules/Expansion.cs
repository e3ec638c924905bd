using System.Globalization;
using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Modules;

/// <summary>How a block is multiplied.</summary>
internal enum Expands
{
    Not,
    ByCount,
    ByEach,
}

/// <summary>Multiplies blocks by <c>count</c> and <c>for_each</c>.</summary>
internal static class Expansion
{
    /// <summary>The key of an instance while it is not known which there are.</summary>
    public const string Unknown = "(unknown)";

    public static Expands Of(Body body) => body.Attribute("count") is not null ? Expands.ByCount : body.Attribute("for_each") is not null ? Expands.ByEach : Expands.Not;

    /// <summary>The key, the end of the address and the scope of each instance.</summary>
    public static IEnumerable<(HclValue? Key, string Suffix, Scope Scope)> Expand(Body body, ModuleInstance module, Scope scope, Configuration configuration, string address) => Of(body) switch
    {
        Expands.ByCount => Count(body.Attribute("count")!, module, scope, configuration, address),
        Expands.ByEach => Each(body.Attribute("for_each")!, module, scope, configuration, address),
        _ => [(null, "", scope)],
    };

    /// <summary>Instances as one value: a tuple by count, an object by key.</summary>
    public static HclValue Gather(Body body, IEnumerable<(HclValue? Key, HclValue Value)> instances) => Of(body) == Expands.ByCount
        ? HclValue.Tuple([.. instances.Select(instance => instance.Value)])
        : HclValue.Object(instances.Select(instance => KeyValuePair.Create(Conversion.Text(instance.Key!) ?? Unknown, instance.Value)));

    private static List<(HclValue?, string, Scope)> Count(BodyAttribute attribute, ModuleInstance module, Scope scope, Configuration configuration, string address)
    {
        var value = module.Evaluator.Evaluate(attribute.Value, scope);
        if (value is NullValue)
            throw Fault("`count` is null", attribute);
        if (Conversion.To(value, HclType.Number) is not NumberValue number)
        {
            configuration.Assumptions.Add(new("count-unknown", $"how many instances `{address}` has is not known; one was assumed", attribute.Range, "give the variables it depends on with `--var` or `--var-file`"));
            return [(HclValue.Of(0), "[0]", scope.With("count", HclValue.Object([new("index", HclValue.Of(0))])))];
        }

        var count = number.Value.ToInt64() is { } whole and >= 0 ? whole : throw Fault("`count` must be a whole number, zero or more", attribute);
        var limit = configuration.Input.Limits.MaxInstances;
        if (count > limit)
            configuration.Assumptions.Add(new("count-cut", $"`{address}` has {count} instances; only the first {limit} were read", attribute.Range));
        return [.. Enumerable.Range(0, (int)Math.Min(count, limit)).Select(i => ((HclValue?)HclValue.Of(i), string.Create(CultureInfo.InvariantCulture, $"[{i}]"), scope.With("count", HclValue.Object([new("index", HclValue.Of(i))]))))];
    }

    private static List<(HclValue?, string, Scope)> Each(BodyAttribute attribute, ModuleInstance module, Scope scope, Configuration configuration, string address)
    {
        var value = module.Evaluator.Evaluate(attribute.Value, scope);
        if (value is UnknownValue || value is SequenceValue { Kind: SequenceKind.Set } open && open.Items.Any(item => !item.IsKnown))
        {
            configuration.Assumptions.Add(new("for-each-unknown", $"which instances `{address}` has is not known; one was assumed", attribute.Range, "give the variables it depends on with `--var` or `--var-file`"));
            return [Instance(HclValue.Of(Unknown), HclValue.Unknown(HclType.Dynamic), scope)];
        }

        var pairs = value switch
        {
            MappingValue mapping => mapping.Items.Select(item => (Key: HclValue.Of(item.Key), item.Value)),
            SequenceValue { Kind: SequenceKind.Set } set => set.Items.Select(item => (Key: Conversion.To(item, HclType.String), Value: item)),
            _ => throw Fault($"`for_each` takes a map, an object or a set of texts, not {value.Type.Words}", attribute, value is SequenceValue ? "turn it into a set with `toset`" : null),
        };
        var limit = configuration.Input.Limits.MaxInstances;
        var found = pairs.Take(limit + 1).Select(pair => Instance(pair.Key, pair.Value, scope)).ToList();
        if (found.Count > limit)
            configuration.Assumptions.Add(new("for-each-cut", $"`{address}` has more than {limit} instances; only so many were read", attribute.Range));
        return [.. found.Take(limit)];
    }

    private static (HclValue?, string, Scope) Instance(HclValue key, HclValue value, Scope scope)
    {
        if (key is not StringValue { Value: var text })
            throw new EvaluationException("a key of `for_each` is null");
        var quoted = text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal);
        // INVARIANT: a key that is not known must not look like one that is.
        var known = text == Unknown && value is UnknownValue ? HclValue.Unknown(HclType.String) : key;
        return (key, $"[\"{quoted}\"]", scope.With("each", HclValue.Object([new("key", known), new("value", value)])));
    }

    private static EvaluationException Fault(string message, BodyAttribute attribute, string? help = null) => new(new HclDiagnostic("hcl-value", message, attribute.Range, help));
}
