using System.Text.Json;
using Cairn.Access.Aws;
using Cairn.Access.Aws.Evaluation;
using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;
using Cairn.Access.Aws.Reach;

namespace Cairn.Access.Tests.Conformance;

/// <summary>Cases with a request that may name a pattern of resources, and what each part of it comes to.</summary>
internal static class SimulationCases
{
    public static IReadOnlyList<CaseResult> Run(string path, string name)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select((item, i) => new CaseResult($"{name}#{i + 1} {item.GetProperty("name").GetString()}", Failure(item, item.GetProperty("simulation"), item.GetProperty("expected"))))];
    }

    public static string? Failure(JsonElement item, JsonElement simulation, JsonElement expected)
    {
        var question = Ask(item, simulation);
        var overall = CoreCases.Response(Overall(item, simulation));
        if (expected.Text("overallResult") is { } wanted && wanted != overall)
            return $"{overall}, not {wanted}";
        foreach (var part in expected.TryGetProperty("results", out var results) ? results.EnumerateArray().ToArray() : [])
        {
            if (part.Text("resourcePattern") is { } pattern && PartFailure(question, pattern, part.Text("result")!) is { } failure)
                return failure;
        }
        return null;
    }

    public static Verdict Overall(JsonElement item, JsonElement simulation)
    {
        var question = Ask(item, simulation);
        return question.ResourcePattern is null ? Evaluator.Decide(question) : Family.Decide(question).Verdict;
    }

    private static string? PartFailure(Question question, string pattern, string wanted)
    {
        var parsed = ResourcePattern.Parse(pattern).For(PolicyLayers.Identity) ?? ResourcePattern.Parse(pattern);
        var text = parsed.Whole.ToString();
        var verdict = CoreCases.Response(Evaluator.Decide(question with { Resource = text, ResourcePattern = Question.PatternOf(text) }));
        return verdict == wanted ? null : $"{pattern}: {verdict}, not {wanted}";
    }

    private static Question Ask(JsonElement item, JsonElement simulation)
    {
        var request = simulation.GetProperty("request");
        var context = request.Context("contextVariables");
        var options = item.TryGetProperty("simulationOptions", out var given) ? given : default;
        var discovery = options.ValueKind == JsonValueKind.Object && options.Text("simulationMode") == "Discovery";
        var resource = request.GetProperty("resource").Text("resource")!;
        var action = new AwsAction(request.Text("action")!);
        return new Question
        {
            Caller = CoreCases.Caller(request.GetProperty("principal"), context, discovery),
            Action = action,
            Resource = resource,
            ResourceAccount = request.GetProperty("resource").Text("accountId"),
            ResourcePattern = Question.PatternOf(resource),
            TakesNoResource = Catalogues.Aws.TakesNoResource(action.Text),
            Context = context,
            IsContextComplete = !discovery,
            Override = discovery ? Discovery.OfParameters(options).Find(context) : null,
            Facts = Facts(simulation),
            Identity = Set(PolicyLayers.Identity, simulation, "identityPolicies") ?? Question.NoPolicies,
            Boundary = Set(PolicyLayers.Boundary, simulation, "permissionBoundaryPolicies"),
            Session = simulation.TryGetProperty("sessionPolicy", out var session) && session.ValueKind == JsonValueKind.Object ? new PolicySet(PolicyLayers.Session, [PolicyDocument.Parse(session, "session")]) : null,
            Endpoint = Set(PolicyLayers.Endpoint, simulation, "vpcEndpointPolicies"),
            ResourcePolicy = simulation.TryGetProperty("resourcePolicy", out var policy) && policy.ValueKind == JsonValueKind.Object ? new PolicySet(PolicyLayers.Resource, [PolicyDocument.Parse(policy, "resource")]) : null,
            ServiceControls = Levels(PolicyLayers.ServiceControl, simulation, "serviceControlPolicies"),
            ResourceControls = Catalogues.Aws.IsResourceControlled(action.Service) ? Levels(PolicyLayers.ResourceControl, simulation, "resourceControlPolicies") : [],
        };
    }

    private static KnownFacts? Facts(JsonElement simulation)
    {
        if (!simulation.TryGetProperty("additionalSettings", out var settings) || !settings.TryGetProperty("s3", out var bucket))
            return null;
        var blocks = bucket.TryGetProperty("blockPublicAccess", out var block) && (block.ValueKind == JsonValueKind.True || block.Flag("restrictPublicBuckets"));
        return new KnownFacts(null, null, new AwsResource("arn:aws:s3:::bucket") { Bucket = new AwsBucketFacts { RestrictPublicBuckets = blocks, TagConditionsEnabled = bucket.Flag("bucketAbacEnabled") } }, null);
    }

    private static PolicySet? Set(PolicyLayers layer, JsonElement item, string name)
        => item.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array && list.GetArrayLength() > 0 ? new PolicySet(layer, [.. list.EnumerateArray().Select(Named)]) : null;

    private static PolicySet[] Levels(PolicyLayers layer, JsonElement item, string name)
        => item.TryGetProperty(name, out var levels) && levels.ValueKind == JsonValueKind.Array
            ? [.. levels.EnumerateArray().Select(level => new PolicySet(layer, [.. level.GetProperty("policies").EnumerateArray().Select(Named)]))]
            : [];

    private static PolicyDocument Named(JsonElement named) => PolicyDocument.Parse(named.GetProperty("policy"), named.Text("name") ?? "policy");
}
