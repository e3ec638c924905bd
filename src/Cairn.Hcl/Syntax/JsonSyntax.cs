using System.Text.Json;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Syntax;

/// <summary>Reads the JSON syntax of Terraform into the same blocks: https://developer.hashicorp.com/terraform/language/syntax/json.</summary>
internal sealed class JsonSyntax
{
    /// <summary>How many labels the outermost blocks have; what is inside them are attributes.</summary>
    private static readonly Dictionary<string, int> Labels = new(StringComparer.Ordinal)
    {
        ["resource"] = 2,
        ["data"] = 2,
        ["ephemeral"] = 2,
        ["variable"] = 1,
        ["output"] = 1,
        ["module"] = 1,
        ["provider"] = 1,
        ["check"] = 1,
        ["locals"] = 0,
        ["terraform"] = 0,
        ["moved"] = 0,
        ["import"] = 0,
        ["removed"] = 0,
    };

    /// <summary>Blocks inside others that matter to the evaluation itself.</summary>
    private static readonly string[] Inner = ["required_providers", "lifecycle", "provisioner", "connection", "backend", "cloud", "dynamic"];

    private readonly SourceText _source;
    private readonly HclLimits _limits;
    private readonly List<HclDiagnostic> _diagnostics = [];
    private readonly Dictionary<string, int> _found = new(StringComparer.Ordinal);

    private JsonSyntax(SourceText source, HclLimits limits)
    {
        _source = source;
        _limits = limits;
    }

    /// <param name="isVariables">The file gives values to variables and declares nothing.</param>
    public static HclFile Parse(SourceText source, HclLimits limits, bool isVariables)
    {
        if (source.Text.Length > limits.MaxFileLength)
            return HclParser.TooLong(source, limits);
        var reader = new JsonSyntax(source, limits);
        try
        {
            using var document = JsonDocument.Parse(source.Text, new() { MaxDepth = limits.MaxDepth });
            var body = document.RootElement.ValueKind == JsonValueKind.Object
                ? isVariables ? reader.Values(document.RootElement) : reader.Root(document.RootElement)
                : throw new JsonException("it is not an object");
            return new(source, body, reader._diagnostics);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or InvalidOperationException)
        {
            var at = e is JsonException { LineNumber: { } line } json ? reader.Offset(line, json.BytePositionInLine ?? 0) : 0;
            var reason = e.Message.Split(" LineNumber:")[0].TrimEnd('.');
            return new(source, new([], [], new(source, 0, 0)), [new("hcl-json", $"this is not valid JSON: {reason}", new(source, at, at))]);
        }
    }

    private int Offset(long line, long column)
    {
        var at = 0;
        for (; line > 0 && at < _source.Text.Length; line--)
            at = _source.Text.IndexOf('\n', at) is >= 0 and var end ? end + 1 : _source.Text.Length;
        return Math.Min(at + (int)Math.Min(column, int.MaxValue / 2), _source.Text.Length);
    }

    /// <summary>JSON elements do not know where they stand; names are found again in the order in which they come.</summary>
    private SourceRange Find(string name)
    {
        var quoted = $"\"{name}\"";
        var at = _source.Text.IndexOf(quoted, _found.GetValueOrDefault(name), StringComparison.Ordinal);
        if (at < 0)
            return new(_source, 0, 0);
        _found[name] = at + 1;
        return new(_source, at, at + quoted.Length);
    }

    private Body Root(JsonElement root)
    {
        var blocks = new List<Block>();
        foreach (var member in root.EnumerateObject().Where(member => member.Name != "//"))
        {
            if (Labels.TryGetValue(member.Name, out var labels))
                Blocks(member.Name, member.Value, labels, [], blocks, Find(member.Name));
            else
                _diagnostics.Add(new("hcl-structure", $"there is no block `{member.Name}` in a Terraform configuration", Find(member.Name)));
        }

        return new([], blocks, new(_source, 0, _source.Text.Length));
    }

    private void Blocks(string type, JsonElement element, int labels, List<string> so, List<Block> blocks, SourceRange where)
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var item in element.EnumerateArray())
                Blocks(type, item, labels, so, blocks, where);
        }
        else if (element.ValueKind != JsonValueKind.Object)
        {
            _diagnostics.Add(new("hcl-structure", $"an object is expected for `{type}`", where));
        }
        else if (so.Count < labels)
        {
            foreach (var member in element.EnumerateObject().Where(member => member.Name != "//"))
                Blocks(type, member.Value, labels, [.. so, member.Name], blocks, Find(member.Name));
        }
        else
        {
            blocks.Add(new(type, so, Inside(element), where));
        }
    }

    private Body Inside(JsonElement element)
    {
        var blocks = new List<Block>();
        var attributes = new List<BodyAttribute>();
        foreach (var member in element.EnumerateObject().Where(member => member.Name != "//"))
        {
            var where = Find(member.Name);
            if (Inner.Contains(member.Name) && member.Value.ValueKind is JsonValueKind.Object or JsonValueKind.Array && Inner.Contains(member.Name))
                Blocks(member.Name, member.Value, member.Name is "provisioner" or "backend" or "dynamic" ? 1 : 0, [], blocks, where);
            else if (attributes.TrueForAll(other => other.Name != member.Name))
                attributes.Add(new(member.Name, Value(member.Value, where, isType: member.Name == "type"), where));
        }

        return new(attributes, blocks, new(_source, 0, 0));
    }

    private Body Values(JsonElement element) =>
        new([.. element.EnumerateObject().DistinctBy(member => member.Name).Select(member => new BodyAttribute(member.Name, Plain(member.Value, Find(member.Name)), default))], [], new(_source, 0, 0));

    // `//` is a comment in blocks only; in a map it is a key like any other, and which of the two this is only a provider's schema says.
    private Expression Value(JsonElement element, SourceRange where, bool isType = false) => element.ValueKind switch
    {
        JsonValueKind.String => Text(element.GetString()!, where, isType),
        JsonValueKind.Array => new Expression.TupleOf([.. element.EnumerateArray().Select(item => Value(item, where))], where),
        JsonValueKind.Object => new Expression.ObjectOf([.. element.EnumerateObject().Select(member => (Text(member.Name, where, false), Value(member.Value, where)))], where),
        _ => Plain(element, where),
    };

    private Expression Text(string text, SourceRange where, bool isType)
    {
        var source = new SourceText(_source.Name, text);
        var (expression, fault) = isType ? HclParser.ParseExpression(source, _limits) : HclParser.ParseTemplate(source, _limits);
        if (isType && expression is null)
            (expression, fault) = HclParser.ParseTemplate(source, _limits);
        if (expression is null)
            _diagnostics.Add(fault! with { Where = where });
        expression ??= new Expression.Literal(HclValue.Of(text), where);
        return expression with { Range = where };
    }

    private static Expression Plain(JsonElement element, SourceRange where) => element.ValueKind switch
    {
        JsonValueKind.String => new Expression.Literal(HclValue.Of(element.GetString()!), where),
        JsonValueKind.True => new Expression.Literal(HclValue.True, where),
        JsonValueKind.False => new Expression.Literal(HclValue.False, where),
        JsonValueKind.Number => new Expression.Literal(BigFloat.TryParse(element.GetRawText(), out var number) ? HclValue.Of(number) : throw new JsonException("a number is too large"), where),
        JsonValueKind.Array => new Expression.TupleOf([.. element.EnumerateArray().Select(item => Plain(item, where))], where),
        JsonValueKind.Object => new Expression.ObjectOf([.. element.EnumerateObject().Select(member => ((Expression)new Expression.Literal(HclValue.Of(member.Name), where), Plain(member.Value, where)))], where),
        _ => new Expression.Literal(HclValue.Null, where),
    };
}
