using System.Globalization;
using System.Text.Json;

namespace Cairn.Access.Aws.Policies;

/// <summary>Reads policy JSON leniently: what is wrong becomes a diagnostic, and what might deny is kept as possibly denying.</summary>
internal sealed class PolicyReader
{
    // IAM's largest quota is 20,480 characters; anything near this size is an attack or a mistake.
    private const int MaxLength = 4 * 1024 * 1024;
    private const int MaxStatements = 20_000;

    private static readonly JsonDocumentOptions Options = new() { MaxDepth = 32, CommentHandling = JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private readonly string _name;
    private readonly List<AccessDiagnostic> _diagnostics = [];
    private readonly List<Statement> _statements = [];

    private PolicyReader(string name) => _name = name;

    public static PolicyDocument Read(string json, string name)
    {
        if (json.Length > MaxLength)
            return new PolicyReader(name).Unreadable("policy.size", $"document of {json.Length} characters is too large to be a policy");
        try
        {
            using var document = JsonDocument.Parse(json, Options);
            return Read(document.RootElement, name);
        }
        catch (JsonException error)
        {
            return new PolicyReader(name).Unreadable("policy.json", $"not readable as JSON at line {error.LineNumber + 1}");
        }
    }

    public static PolicyDocument Read(JsonElement root, string name)
    {
        var reader = new PolicyReader(name);
        if (root.ValueKind == JsonValueKind.String)
            return Read(root.GetString()!, name);
        if (root.ValueKind != JsonValueKind.Object)
            return reader.Unreadable("policy.shape", "a policy must be an object");
        reader.ReadStatements(root);
        return new PolicyDocument(name, reader._statements, reader._diagnostics);
    }

    private void ReadStatements(JsonElement root)
    {
        var variables = HasVariables(root);
        if (!TryProperty(root, "Statement", out var statements))
        {
            Report("policy.statement", "there is no `Statement`", "");
            return;
        }
        if (statements.ValueKind == JsonValueKind.Object)
        {
            Add(statements, 0, variables);
            return;
        }
        if (statements.ValueKind != JsonValueKind.Array)
        {
            _statements.Add(Lost(0, "`Statement` is neither an object nor a list"));
            return;
        }
        var index = 0;
        foreach (var statement in statements.EnumerateArray())
        {
            if (index == MaxStatements)
            {
                _statements.Add(Lost(index, "too many statements; the rest was not read"));
                return;
            }
            Add(statement, index++, variables);
        }
    }

    private void Add(JsonElement statement, int index, bool variables)
        => _statements.Add(statement.ValueKind == JsonValueKind.Object
            ? new StatementReader(statement, index, variables, Report).Read()
            : Lost(index, "a statement must be an object"));

    // Variables are expanded by the newer version only; a missing version means the older one.
    private bool HasVariables(JsonElement root)
    {
        if (!TryProperty(root, "Version", out var version))
            return false;
        var text = version.ValueKind == JsonValueKind.String ? version.GetString() : null;
        if (text is not ("2012-10-17" or "2008-10-17"))
            Report("policy.version", $"`Version` must be 2012-10-17 or 2008-10-17, not {version.GetRawText()}", "/Version");
        return text != "2008-10-17";
    }

    private Statement Lost(int index, string why)
    {
        Report("policy.statement", why, $"/Statement/{index.ToString(CultureInfo.InvariantCulture)}");
        return new Statement { Label = $"#{index + 1}", Index = index, IsDeny = true, Actions = [], Malformed = why };
    }

    private PolicyDocument Unreadable(string code, string why)
    {
        Report(code, why, "");
        return new PolicyDocument(_name, [new Statement { Label = "#1", Index = 0, IsDeny = true, Actions = [], Malformed = why }], _diagnostics);
    }

    private void Report(string code, string message, string where) => _diagnostics.Add(new AccessDiagnostic(code, message, _name, where));

    internal static bool TryProperty(JsonElement element, string name, out JsonElement value)
    {
        // IAM takes element names in any case when it reads, though it stores them as documented.
        foreach (var property in element.EnumerateObject())
        {
            if (property.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
            {
                value = property.Value;
                return true;
            }
        }
        value = default;
        return false;
    }
}
