using System.Globalization;
using System.Text.Json;
using Cairn.Access.Aws.Conditions;
using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Policies;

/// <summary>Reads one statement.</summary>
internal sealed class StatementReader(JsonElement statement, int index, bool variables, Action<string, string, string> report)
{
    private static readonly string[] Known = ["Sid", "Effect", "Action", "NotAction", "Resource", "NotResource", "Principal", "NotPrincipal", "Condition"];

    private string? _malformed;
    private int _problems;

    public Statement Read()
    {
        foreach (var property in statement.EnumerateObject())
        {
            if (!Known.Contains(property.Name, StringComparer.OrdinalIgnoreCase))
                Report("policy.element", $"`{property.Name}` is no element of a statement", property.Name, fatal: false);
        }
        var isDeny = ReadEffect();
        var actions = ReadActions(out var isNotAction);
        var resources = ReadResources(out var isNotResource);
        var principals = ReadPrincipals(out var isNotPrincipal);
        var conditions = ReadConditions();

        // Only a role's trust policy does without a resource, and it has principals.
        if (resources is null && principals is null)
            Report("policy.resource", "there is no resource", "Resource", fatal: true);
        return new Statement
        {
            Label = ReadSid(),
            Index = index,
            IsDeny = isDeny,
            Actions = [.. actions],
            IsNotAction = isNotAction,
            Resources = resources?.ToArray(),
            IsNotResource = isNotResource,
            Principals = principals?.ToArray(),
            IsNotPrincipal = isNotPrincipal,
            Conditions = [.. conditions],
            Malformed = _malformed,
        };
    }

    private string ReadSid()
        => PolicyReader.TryProperty(statement, "Sid", out var sid) && sid.ValueKind == JsonValueKind.String && sid.GetString() is { Length: > 0 } text
            ? text
            : $"#{(index + 1).ToString(CultureInfo.InvariantCulture)}";

    // Anything but a clean Allow could be a Deny.
    private bool ReadEffect()
    {
        if (PolicyReader.TryProperty(statement, "Effect", out var effect) && effect.ValueKind == JsonValueKind.String)
        {
            if (effect.GetString() == "Allow")
                return false;
            if (effect.GetString() == "Deny")
                return true;
        }
        Report("policy.effect", "`Effect` must be Allow or Deny", "Effect", fatal: true);
        return true;
    }

    private List<ActionPattern> ReadActions(out bool isNot)
    {
        var texts = ReadEither("Action", "NotAction", out isNot) ?? [];
        if (texts.Count == 0)
            Report("policy.action", "there is no action", "Action", fatal: true);
        var actions = texts.ConvertAll(text => new ActionPattern(text));
        foreach (var action in actions.Where(action => !action.IsValid))
            Report("policy.action", $"`{action.Text}` is no action", "Action", fatal: false);
        return actions;
    }

    private List<StatementResource>? ReadResources(out bool isNot)
        => ReadEither("Resource", "NotResource", out isNot)?.ConvertAll(text => Resource(text));

    private StatementResource Resource(string text)
    {
        if (text != "*" && !text.StartsWith("arn:", StringComparison.Ordinal) && text.AsSpan().IndexOfAny('*', '$') < 0)
            Report("policy.resource", $"`{text}` is no ARN", "Resource", fatal: false);
        else if (text.StartsWith("arn:", StringComparison.Ordinal) && text.AsSpan().Count(':') < 5)
            Report("policy.resource", $"`{text}` stops short of a whole ARN", "Resource", fatal: false);
        return new StatementResource(text, variables);
    }

    private List<string>? ReadEither(string name, string notName, out bool isNot)
    {
        isNot = !PolicyReader.TryProperty(statement, name, out var value);
        if (!isNot)
            return Strings(value, name);
        if (PolicyReader.TryProperty(statement, notName, out value))
            return Strings(value, notName);
        isNot = false;
        return null;
    }

    private List<PrincipalPattern>? ReadPrincipals(out bool isNot)
    {
        isNot = !PolicyReader.TryProperty(statement, "Principal", out var value);
        if (isNot && !PolicyReader.TryProperty(statement, "NotPrincipal", out value))
        {
            isNot = false;
            return null;
        }
        if (value.ValueKind is JsonValueKind.String or JsonValueKind.Array)
            return Strings(value, "Principal").ConvertAll(text => new PrincipalPattern(text == "*" ? "*" : "AWS", text));
        var principals = new List<PrincipalPattern>();
        if (value.ValueKind != JsonValueKind.Object)
        {
            Report("policy.principal", "a principal must be `*` or an object", "Principal", fatal: true);
            return principals;
        }
        foreach (var type in value.EnumerateObject())
            principals.AddRange(Strings(type.Value, $"Principal/{type.Name}").Select(text => new PrincipalPattern(type.Name, text)));
        return principals;
    }

    private List<ConditionTest> ReadConditions()
    {
        var tests = new List<ConditionTest>();
        if (!PolicyReader.TryProperty(statement, "Condition", out var block) || block.ValueKind == JsonValueKind.Null)
            return tests;
        if (block.ValueKind != JsonValueKind.Object)
        {
            Report("policy.condition", "a condition must be an object", "Condition", fatal: true);
            return tests;
        }
        foreach (var line in block.EnumerateObject())
            ReadOperator(line, tests);
        return tests;
    }

    private void ReadOperator(JsonProperty line, List<ConditionTest> tests)
    {
        var where = $"Condition/{line.Name}";
        if (line.Value.ValueKind != JsonValueKind.Object)
        {
            Report("policy.condition", $"`{line.Name}` must hold keys and values", where, fatal: true);
            return;
        }
        foreach (var key in line.Value.EnumerateObject())
        {
            var before = _problems;
            var test = new ConditionTest(line.Name, key.Name, Strings(key.Value, where), variables);

            // A test that was only half read could look as if it failed.
            if (_problems > before)
                continue;
            tests.Add(test);
            if (!test.IsKnownOperator)
                Report("policy.operator", $"`{line.Name}` is no condition operator", where, fatal: true);
            else if (test.UnreadableValue is { } value)
                Report("policy.value", $"`{line.Name}` cannot read `{value}`", where, fatal: false);
        }
    }

    private List<string> Strings(JsonElement value, string where)
    {
        var texts = new List<string>();
        if (value.ValueKind != JsonValueKind.Array)
        {
            AddString(value, where, texts);
            return texts;
        }
        foreach (var item in value.EnumerateArray())
            AddString(item, where, texts);
        return texts;
    }

    private void AddString(JsonElement value, string where, List<string> texts)
    {
        if (value.ValueKind == JsonValueKind.String)
            texts.Add(value.GetString()!);
        else if (value.ValueKind is JsonValueKind.Number or JsonValueKind.True or JsonValueKind.False)
            texts.Add(value.ValueKind == JsonValueKind.Number ? value.GetRawText() : value.ValueKind == JsonValueKind.True ? "true" : "false");
        else
            Report("policy.type", "a string was expected", where, fatal: true);
    }

    private void Report(string code, string message, string where, bool fatal)
    {
        report(code, message, $"/Statement/{index.ToString(CultureInfo.InvariantCulture)}/{where}");
        if (!fatal)
            return;
        _malformed ??= message;
        _problems++;
    }
}
