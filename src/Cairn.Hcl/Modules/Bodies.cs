using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Modules;

/// <summary>Turns bodies into objects: attributes as they are, blocks as tuples of objects, dynamic blocks written out.</summary>
internal sealed class Bodies(Evaluator evaluator, Configuration configuration)
{
    private const int MaxBlocks = 5_000;

    public MappingValue Object(Body body, Scope scope, Func<string, bool>? leavesOut = null)
    {
        var items = new Dictionary<string, HclValue>(StringComparer.Ordinal);
        foreach (var attribute in body.Attributes.Where(attribute => leavesOut?.Invoke(attribute.Name) != true))
            items[attribute.Name] = Attribute(attribute, scope);
        var blocks = new Dictionary<string, List<HclValue>>(StringComparer.Ordinal);
        var open = new HashSet<string>(StringComparer.Ordinal);
        foreach (var block in body.Blocks.Where(block => leavesOut?.Invoke(block.Type) != true))
            Block(block, scope, blocks, open);
        foreach (var (type, found) in blocks)
            items[type] = open.Contains(type) ? HclValue.Unknown(HclType.Dynamic) : HclValue.Tuple(found);
        return (MappingValue)HclValue.Object(items);
    }

    /// <summary>The value of an attribute; one that has none is told and unknown.</summary>
    public HclValue Attribute(BodyAttribute attribute, Scope scope)
    {
        try
        {
            return evaluator.Evaluate(attribute.Value, scope);
        }
        catch (EvaluationException e)
        {
            configuration.Tell(e.Diagnostic ?? new("hcl-value", e.Message, attribute.Range, e.Help));
            return HclValue.Unknown(HclType.Dynamic);
        }
    }

    private void Block(Block block, Scope scope, Dictionary<string, List<HclValue>> blocks, HashSet<string> open)
    {
        if (block is not { Type: "dynamic", Labels: [var type] })
        {
            Of(block.Type, blocks).Add(Labelled(block, Object(block.Body, scope)));
            return;
        }

        var found = Of(type, blocks);
        if (block.Body.Attribute("for_each") is not { } each)
        {
            configuration.Tell(new("hcl-structure", $"the dynamic block `{type}` has no `for_each`", block.Header));
            return;
        }

        var over = Attribute(each, scope);
        if (over is UnknownValue || Loops.Pairs(over) is not { } pairs)
        {
            if (over is not UnknownValue and not NullValue)
                configuration.Tell(new("hcl-value", $"`for_each` cannot go through a {over.Type.Words}", each.Range));
            open.Add(type);
            return;
        }

        var name = block.Body.Attribute("iterator")?.Value is Expression.Variable iterator ? iterator.Name : type;
        foreach (var (key, value) in pairs.Take(MaxBlocks))
            Content(block, scope.With(name, HclValue.Object([new("key", key), new("value", value)])), found);
        if (pairs.Count > MaxBlocks)
            configuration.Assumptions.Add(new("blocks-cut", $"the dynamic block `{type}` has {pairs.Count} items; only the first {MaxBlocks} were read", block.Header));
    }

    private void Content(Block block, Scope scope, List<HclValue> found)
    {
        configuration.Budget.Step();
        foreach (var content in block.Body.BlocksOf("content"))
            found.Add(Object(content.Body, scope));
        // In JSON the content is an object like any other.
        if (block.Body.Attribute("content") is { } written)
            found.Add(Attribute(written, scope));
    }

    private static List<HclValue> Of(string type, Dictionary<string, List<HclValue>> blocks)
    {
        if (!blocks.TryGetValue(type, out var found))
            blocks[type] = found = [];
        return found;
    }

    private static MappingValue Labelled(Block block, MappingValue value) => block.Labels.Count == 0
        ? value
        : (MappingValue)HclValue.Object(value.Items.Append(KeyValuePair.Create("labels", HclValue.Tuple([.. block.Labels.Select(HclValue.Of)]))));
}
