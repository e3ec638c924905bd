using System.Text.Json;
using Cairn.Access.Aws;
using Cairn.Access.Aws.Evaluation;
using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Tests.Conformance;

/// <summary>Cases with a request and every policy given: iam-simulate core and iam-documented.</summary>
internal static class CoreCases
{
    private static readonly (string Name, PolicyLayers Layer)[] Layers =
    [
        ("scp", PolicyLayers.ServiceControl), ("rcp", PolicyLayers.ResourceControl), ("pb", PolicyLayers.Boundary), ("vpce", PolicyLayers.Endpoint),
        ("resource", PolicyLayers.Resource), ("identity", PolicyLayers.Identity), ("s3-bpa", PolicyLayers.PublicAccessBlock),
    ];

    public static IReadOnlyList<CaseResult> Run(string path, string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Where(item => !item.Has("skip")).Select((item, i) => Run(item, $"{name}#{i + 1} {item.GetProperty("name").GetString()}"))];
    }

    private static CaseResult Run(JsonElement item, string id)
    {
        var verdict = Evaluator.Decide(Ask(item));
        var expected = item.GetProperty("expected");
        var response = Response(verdict);
        if (response != expected.GetProperty("response").GetString())
            return new CaseResult(id, $"{response}, not {expected.GetProperty("response")}");
        var blockers = Blockers(verdict);
        if (expected.TryGetProperty("blockedBy", out var blockedBy) && !blockers.SetEquals(blockedBy.Strings()))
            return new CaseResult(id, $"blocked by {string.Join(',', blockers)}, not {blockedBy}");
        if (expected.TryGetProperty("conditions", out var conditions))
            return new CaseResult(id, MissingKeys(conditions, verdict));
        return new CaseResult(id, null);
    }

    public static string Response(Verdict verdict) => verdict.Decision switch
    {
        Decision.Allowed or Decision.Conditional => "Allowed",
        Decision.DeniedExplicitly => "ExplicitlyDenied",
        Decision.DeniedImplicitly => "ImplicitlyDenied",
        _ => "Unknown",
    };

    public static HashSet<string> Blockers(Verdict verdict)
        => [.. Layers.Where(layer => verdict.BlockedBy.HasFlag(layer.Layer)).Select(layer => layer.Name)];

    // The expected expression is in another notation; every key and value it names must be in ours.
    private static string? MissingKeys(JsonElement conditions, Verdict verdict)
    {
        var ours = $"{verdict.Residual} {verdict.Choices}";
        var words = Words(conditions).Where(word => !ours.Contains(word, StringComparison.OrdinalIgnoreCase)).ToList();
        return words.Count == 0 ? null : $"`{ours}` does not speak of {string.Join(", ", words)}";
    }

    private static IEnumerable<string> Words(JsonElement condition) => condition.GetProperty("conditionType").GetString() switch
    {
        "condition" => condition.GetProperty("values").Strings().Where(_ => condition.Text("op") != "Null").Append(condition.Text("key")!),
        "sessionName" => condition.GetProperty("sessionName").Strings(),
        _ => condition.GetProperty("conditions").EnumerateArray().SelectMany(Words),
    };

    public static Question Ask(JsonElement item)
    {
        var request = item.GetProperty("request");
        var facts = item.TryGetProperty("facts", out var given) ? given : default;
        var action = new AwsAction(request.Text("action")!);
        var resource = request.GetProperty("resource");
        var isServiceLinked = facts.Flag("serviceLinkedRole");
        var isManagement = facts.Flag("principalAccountIsManagement");
        var hasBlock = facts.Flag("s3BlockPublicAccess");
        return new Question
        {
            Caller = Caller(request.GetProperty("principal"), request.Context(), Discovery.Of(item) is not null),
            Action = action,
            Resource = resource.Text("resource")!,
            ResourceAccount = resource.Text("accountId"),
            ResourcePattern = Question.PatternOf(resource.Text("resource")!),
            TakesNoResource = request.Flag("wildcardOnlyAction"),
            Context = request.Context(),
            IsContextComplete = Discovery.Of(item) is null,
            Override = Discovery.Of(item)?.Find(request.Context()),
            Facts = hasBlock ? new KnownFacts(null, null, new AwsResource("arn:aws:s3:::bucket") { Bucket = new AwsBucketFacts { RestrictPublicBuckets = true } }, null) : null,
            Identity = Set(PolicyLayers.Identity, item, "identityPolicies") ?? Question.NoPolicies,
            Boundary = Set(PolicyLayers.Boundary, item, "permissionBoundaries"),
            Session = One(PolicyLayers.Session, item, "sessionPolicy"),
            Endpoint = Set(PolicyLayers.Endpoint, item, "endpointPolicies"),
            ResourcePolicy = One(PolicyLayers.Resource, item, "resourcePolicy"),
            ServiceControls = isServiceLinked || isManagement ? [] : Levels(PolicyLayers.ServiceControl, item, "serviceControlPolicies"),
            ResourceControls = isServiceLinked || !Catalogues.Aws.IsResourceControlled(action.Service) ? [] : Levels(PolicyLayers.ResourceControl, item, "resourceControlPolicies"),
        };
    }

    // In discovery the session's name is open as well, so the caller is the role.
    public static AwsCaller Caller(JsonElement principal, IReadOnlyDictionary<string, IReadOnlyList<string>> context, bool discovery)
    {
        if (principal.ValueKind == JsonValueKind.Object)
            return AwsCaller.Anonymous;
        var caller = AwsCaller.Parse(principal.GetString()!, context.TryGetValue("aws:PrincipalArn", out var role) && role.Count == 1 ? role[0] : null);
        return discovery && caller.Kind == CallerKind.Session ? AwsCaller.Parse($"arn:aws:iam::{caller.Account}:role/{caller.Name}") : caller;
    }

    private static PolicySet? Set(PolicyLayers layer, JsonElement item, string name)
        => item.TryGetProperty(name, out var list) && list.GetArrayLength() > 0
            ? new PolicySet(layer, [.. list.EnumerateArray().Select((document, i) => PolicyDocument.Parse(document, $"{name} {i + 1}"))])
            : null;

    private static PolicySet? One(PolicyLayers layer, JsonElement item, string name)
        => item.TryGetProperty(name, out var document) && document.ValueKind == JsonValueKind.Object ? new PolicySet(layer, [PolicyDocument.Parse(document, name)]) : null;

    private static PolicySet[] Levels(PolicyLayers layer, JsonElement item, string name)
        => item.TryGetProperty(name, out var levels)
            ? [.. levels.EnumerateArray().Select(level => new PolicySet(layer, [.. level.GetProperty("policies").EnumerateArray().Select((document, i) => PolicyDocument.Parse(document, $"{name} {i + 1}"))]))]
            : [];
}
