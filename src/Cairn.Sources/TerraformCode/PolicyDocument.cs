using Cairn.Hcl;
using Cairn.Hcl.Functions;
using Cairn.Hcl.Modules;
using Cairn.Hcl.Values;

namespace Cairn.Sources.TerraformCode;

/// <summary>
/// Writes what <c>aws_iam_policy_document</c> writes:
/// https://registry.terraform.io/providers/hashicorp/aws/5.100.0/docs/data-sources/iam_policy_document.
/// </summary>
internal static class PolicyDocument
{
    public static HclValue? Compute(ResourceInstance instance)
    {
        var values = instance.Values.Items;
        var merged = new Merged();
        if (!Merge(merged, values.GetValueOrDefault("source_policy_documents")) || !Own(merged, instance.Values))
            return null;
        if (!Merge(merged, values.GetValueOrDefault("override_policy_documents")))
            return null;
        var json = JsonEncoding.Encode(merged.Document());
        var items = values.Append(new("json", json)).Append(new("minified_json", json));
        return (MappingValue)HclValue.Object(items) with { Address = instance.Address };
    }

    /// <summary>False when a document is not known.</summary>
    private static bool Merge(Merged merged, HclValue? documents)
    {
        if (documents is null or NullValue)
            return true;
        if (documents is not SequenceValue list)
            return false;
        foreach (var document in list.Items.Where(item => item is not NullValue))
        {
            if (Text(document) is not { } text)
                return false;
            if (text.Length == 0)
                continue;
            try
            {
                if (JsonEncoding.Decode(text) is not MappingValue parsed)
                    return false;
                merged.Add(parsed);
            }
            catch (EvaluationException)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>A text, with references that are not known written as variables of the policy.</summary>
    private static string? Text(HclValue value) => value switch
    {
        StringValue text => text.Value,
        UnknownValue { Symbol: { } symbol } => string.Concat(symbol.Parts.Select(part => part.IsReference ? $"${{{part.Text.Replace("\"", "'", StringComparison.Ordinal)}}}" : part.Text)),
        _ => null,
    };

    private static bool Own(Merged merged, MappingValue values)
    {
        var version = values.Items.GetValueOrDefault("version") is StringValue stated ? stated.Value : "2012-10-17";
        var document = new Dictionary<string, HclValue>(StringComparer.Ordinal) { ["Version"] = HclValue.Of(version) };
        if (values.Items.GetValueOrDefault("policy_id") is { } id and not NullValue)
            document["Id"] = id;
        switch (values.Items.GetValueOrDefault("statement"))
        {
            case null:
                break;
            case SequenceValue statements when statements.Items.All(IsNamed):
                document["Statement"] = HclValue.Tuple([.. statements.Items.OfType<MappingValue>().Select(statement => Statement(statement, version))]);
                break;
            default:
                return false;
        }

        merged.Add((MappingValue)HclValue.Object(document));
        return true;
    }

    // A statement, principal or condition that nobody can name may be what denies, so without it the document is not known.
    private static bool IsNamed(HclValue statement) =>
        statement is MappingValue { Items: var items }
        && HaveNames(items.GetValueOrDefault("principals"), "type")
        && HaveNames(items.GetValueOrDefault("not_principals"), "type")
        && HaveNames(items.GetValueOrDefault("condition"), "test", "variable");

    private static bool HaveNames(HclValue? blocks, params string[] names) =>
        blocks is not SequenceValue { Items: var items }
        || items.All(item => item is MappingValue block && names.All(name => Text(block.Items.GetValueOrDefault(name) ?? HclValue.Null) is not null));

    private static HclValue Statement(MappingValue block, string version)
    {
        var statement = new Dictionary<string, HclValue>(StringComparer.Ordinal)
        {
            ["Effect"] = block.Items.GetValueOrDefault("effect") is { } effect and not NullValue ? effect : HclValue.Of("Allow"),
        };
        if (block.Items.GetValueOrDefault("sid") is { } sid and not NullValue and not StringValue { Value: "" })
            statement["Sid"] = sid;
        Put(statement, "Action", block.Items.GetValueOrDefault("actions"), null);
        Put(statement, "NotAction", block.Items.GetValueOrDefault("not_actions"), null);
        Put(statement, "Resource", block.Items.GetValueOrDefault("resources"), version);
        Put(statement, "NotResource", block.Items.GetValueOrDefault("not_resources"), version);
        PutPrincipals(statement, "Principal", block.Items.GetValueOrDefault("principals"), version);
        PutPrincipals(statement, "NotPrincipal", block.Items.GetValueOrDefault("not_principals"), version);
        PutConditions(statement, block.Items.GetValueOrDefault("condition"), version);
        return HclValue.Object(statement);
    }

    private static void Put(Dictionary<string, HclValue> statement, string name, HclValue? list, string? version)
    {
        if (list is SequenceValue { Items.Count: 0 } or NullValue or null)
            return;
        statement[name] = list is SequenceValue sequence ? OneOrMany(sequence.Items, version) : list;
    }

    /// <summary>A single text stands alone; <c>&amp;{…}</c> is how the code writes a variable of the policy.</summary>
    private static HclValue OneOrMany(IEnumerable<HclValue> items, string? version)
    {
        var texts = items.Select(item => version is "2012-10-17" && item is StringValue text ? HclValue.Of(text.Value.Replace("&{", "${", StringComparison.Ordinal)) : item).ToList();
        return texts.Count == 1 ? texts[0] : HclValue.Tuple([.. texts.Distinct().OrderByDescending(text => Text(text) ?? "", StringComparer.Ordinal)]);
    }

    private static void PutPrincipals(Dictionary<string, HclValue> statement, string name, HclValue? blocks, string version)
    {
        if (blocks is UnknownValue)
            statement[name] = blocks;
        if (blocks is not SequenceValue { Items: { Count: > 0 } principals })
            return;
        var byType = new Dictionary<string, List<HclValue>>(StringComparer.Ordinal);
        foreach (var principal in principals.OfType<MappingValue>())
        {
            var type = Text(principal.Items["type"])!; // IsNamed has looked
            if (!byType.TryGetValue(type, out var identifiers))
                byType[type] = identifiers = [];
            var named = principal.Items.GetValueOrDefault("identifiers") is SequenceValue list ? OneOrMany(list.Items, version) : principal.Items.GetValueOrDefault("identifiers") ?? HclValue.Null;
            identifiers.AddRange(named is SequenceValue many ? many.Items : [named]);
        }

        statement[name] = byType is { Count: 1 } && byType.ContainsKey("*")
            ? HclValue.Of("*")
            : HclValue.Object(byType.Select(pair => KeyValuePair.Create(pair.Key, pair.Value.Count == 1 ? pair.Value[0] : HclValue.Tuple(pair.Value))));
    }

    private static void PutConditions(Dictionary<string, HclValue> statement, HclValue? blocks, string version)
    {
        if (blocks is UnknownValue)
            statement["Condition"] = blocks;
        if (blocks is not SequenceValue { Items: { Count: > 0 } conditions })
            return;
        var tests = new Dictionary<string, Dictionary<string, List<HclValue>>>(StringComparer.Ordinal);
        foreach (var condition in conditions.OfType<MappingValue>())
        {
            var (test, variable) = (Text(condition.Items["test"])!, Text(condition.Items["variable"])!); // IsNamed has looked
            if (!tests.TryGetValue(test, out var variables))
                tests[test] = variables = new(StringComparer.Ordinal);
            if (!variables.TryGetValue(variable, out var values))
                variables[variable] = values = [];
            values.AddRange(condition.Items.GetValueOrDefault("values") is SequenceValue list ? list.Items : [condition.Items.GetValueOrDefault("values") ?? HclValue.Null]);
        }

        statement["Condition"] = HclValue.Object(tests.Select(test => KeyValuePair.Create(test.Key,
            HclValue.Object(test.Value.Select(variable => KeyValuePair.Create(variable.Key, OneOrMany(variable.Value.Select(AsText), version)))))));
    }

    private static HclValue AsText(HclValue value) => Conversion.Text(value) is { } text ? HclValue.Of(text) : value;

    /// <summary>Documents on top of each other: a later statement replaces the earlier one with the same Sid.</summary>
    private sealed class Merged
    {
        private readonly List<MappingValue> _statements = [];
        private string _version = "";
        private HclValue? _id;

        public void Add(MappingValue document)
        {
            if (document.Items.GetValueOrDefault("Id") is { } id and not StringValue { Value: "" })
                _id = id;
            if (document.Items.GetValueOrDefault("Version") is StringValue version && string.CompareOrdinal(version.Value, _version) > 0)
                _version = version.Value;
            var statements = document.Items.GetValueOrDefault("Statement");
            foreach (var statement in statements is SequenceValue list ? list.Items.OfType<MappingValue>() : statements is MappingValue single ? [single] : [])
            {
                var at = statement.Items.GetValueOrDefault("Sid") is StringValue { Value.Length: > 0 } sid
                    ? _statements.FindIndex(other => other.Items.GetValueOrDefault("Sid") is StringValue known && known.Value == sid.Value)
                    : -1;
                if (at >= 0)
                    _statements[at] = statement;
                else
                    _statements.Add(statement);
            }
        }

        public HclValue Document()
        {
            var document = new Dictionary<string, HclValue>(StringComparer.Ordinal);
            if (_statements.Count > 0)
                document["Statement"] = HclValue.Tuple(_statements);
            if (_version.Length > 0)
                document["Version"] = HclValue.Of(_version);
            if (_id is not null)
                document["Id"] = _id;
            return HclValue.Object(document);
        }
    }
}
