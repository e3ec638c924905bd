using System.Text.Json;
using Cairn.Access;
using Cairn.Access.Aws;
using Cairn.Access.Aws.Evaluation;
using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;

namespace Cairn.Bench.Access;

/// <summary>Reads a case file and compiles its policies.</summary>
internal sealed class CaseFile
{
    private readonly Dictionary<string, PolicyDocument> _policies;
    private readonly PolicySetCache _sets = new();
    private readonly Dictionary<string, AwsAction> _actions = [];

    private CaseFile(JsonElement root)
        => _policies = root.GetProperty("policies").EnumerateObject().ToDictionary(policy => policy.Name, policy => PolicyDocument.Parse(policy.Value, policy.Name));

    public static Question[] Read(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllBytes(path));
        var file = new CaseFile(document.RootElement);
        var principals = document.RootElement.GetProperty("principals").EnumerateArray().Select(file.Principal).ToArray();
        return [.. document.RootElement.GetProperty("cases").EnumerateArray().Select(item => file.Case(item, principals[item.GetProperty("principal").GetInt32()]))];
    }

    private Question Principal(JsonElement principal)
    {
        var context = Context(principal, []);
        return new Question
        {
            Caller = AwsCaller.Parse(principal.GetProperty("arn").GetString()!, context.TryGetValue("aws:PrincipalArn", out var role) ? role[0] : null),
            Action = new AwsAction("none:None"),
            Resource = "*",
            Identity = _sets.Get(PolicyLayers.Identity, Documents(principal.GetProperty("identityPolicies"))),
            Boundary = One(PolicyLayers.Boundary, principal, "permissionBoundary"),
            Session = One(PolicyLayers.Session, principal, "sessionPolicy"),
            ServiceControls = Levels(PolicyLayers.ServiceControl, principal, "scps"),
            Context = context,
            IsContextComplete = true,
        };
    }

    private Question Case(JsonElement item, Question principal)
    {
        var action = item.GetProperty("action").GetString()!;
        var resource = item.GetProperty("resource").GetString()!;
        if (!_actions.TryGetValue(action, out var parsed))
            _actions[action] = parsed = new AwsAction(action);
        return principal with
        {
            Action = parsed,
            Resource = resource,
            ResourcePattern = Question.PatternOf(resource),
            ResourceAccount = item.GetProperty("resourceAccount").GetString(),
            TakesNoResource = item.GetProperty("wildcardOnly").GetBoolean(),
            Context = Context(item, principal.Context),
            ResourceControls = Levels(PolicyLayers.ResourceControl, item, "rcps"),
            ResourcePolicy = One(PolicyLayers.Resource, item, "resourcePolicy"),
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> Context(JsonElement holder, IEnumerable<KeyValuePair<string, IReadOnlyList<string>>> under)
    {
        var context = new Dictionary<string, IReadOnlyList<string>>(under, StringComparer.OrdinalIgnoreCase);
        foreach (var key in holder.GetProperty("context").EnumerateObject())
            context[key.Name] = key.Value.ValueKind == JsonValueKind.Array ? [.. key.Value.EnumerateArray().Select(value => value.GetString()!)] : new[] { key.Value.GetString()! };
        return context;
    }

    private PolicyDocument[] Documents(JsonElement ids) => [.. ids.EnumerateArray().Select(id => _policies[id.GetString()!])];

    private PolicySet? One(PolicyLayers layer, JsonElement holder, string name)
        => holder.GetProperty(name).GetString() is { } id ? _sets.Get(layer, [_policies[id]]) : null;

    private PolicySet[] Levels(PolicyLayers layer, JsonElement holder, string name)
        => [.. holder.GetProperty(name).EnumerateArray().Select(level => _sets.Get(layer, Documents(level)))];
}
