using System.Text.Json;
using Cairn.Access.Aws;
using Cairn.Access.Aws.Evaluation;
using Cairn.Access.Aws.Reach;

namespace Cairn.Access.Tests.Conformance;

/// <summary>Cases on whole organizations: one request, or who can do something.</summary>
internal sealed class LensCases(string folder)
{
    private readonly Dictionary<string, LensEstate> _estates = [];

    public IReadOnlyList<CaseResult> Simulate()
        => Run(Path.Combine(folder, "cases", "simulate"), item =>
        {
            var response = CoreCases.Response(Decide(item.GetProperty("request"), Estate(item)));
            return response == item.Text("expected") ? null : $"{response}, not {item.Text("expected")}";
        });

    public IReadOnlyList<CaseResult> WhoCan()
        => Run(Path.Combine(folder, "cases", "whoCan"), item =>
        {
            var ours = Who(item.GetProperty("request"), Estate(item)).Order(StringComparer.Ordinal).ToList();
            var wanted = item.GetProperty("expected").GetProperty("who").EnumerateArray().Select(Expected).Distinct().Order(StringComparer.Ordinal).ToList();
            return ours.SequenceEqual(wanted) ? null : $"too many: {string.Join(", ", ours.Except(wanted))}; missing: {string.Join(", ", wanted.Except(ours))}";
        });

    private static List<CaseResult> Run(string cases, Func<JsonElement, string?> failure)
        => [.. Directory.EnumerateFiles(cases, "*.json", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .SelectMany(path => JsonDocument.Parse(File.ReadAllText(path)).RootElement.EnumerateArray())
            .Select(item => new CaseResult($"{item.Text("id")} {item.Text("name")}", failure(item)))];

    // Whether a condition is left is part of the answer.
    private static string Expected(JsonElement who)
        => $"{who.Text("principal")} {who.Text("service")}:{who.Text("action")}{(who.TryGetProperty("conditions", out _) ? " conditionally" : "")}";

    private LensEstate Estate(JsonElement item)
    {
        var tags = item.GetProperty("request").Text("s3AbacOverride");
        var key = $"{item.Text("data")} {tags}";
        if (!_estates.TryGetValue(key, out var estate))
            _estates[key] = estate = new LensEstate(Path.Combine(folder, "datasets", $"iam-data-{item.Text("data")}", "aws", "aws"), tags is null ? null : tags == "enabled");
        return estate;
    }

    private static Verdict Decide(JsonElement request, LensEstate estate)
    {
        var context = new Dictionary<string, IReadOnlyList<string>>(request.Context("customContextKeys"), StringComparer.OrdinalIgnoreCase);
        foreach (var key in request.TryGetProperty("additionalStrictContextKeys", out var strict) ? strict.Strings() : [])
            context.TryAdd(key, []);
        return AwsDecide.Decide(estate.Environment, new AwsRequest(AwsCaller.Parse(request.Text("principal")!), request.Text("action")!, request.Text("resourceArn") ?? "*")
        {
            ResourceAccount = request.Text("resourceAccount"),
            Context = context,
            IsContextComplete = request.Text("simulationMode") == "Strict",
            SessionPolicies = request.TryGetProperty("sessionPolicy", out var session) && session.ValueKind == JsonValueKind.Object ? [PolicyDocument.Parse(session, "session")] : null,
            EndpointPolicies = estate.EndpointPolicies(context),
        });
    }

    private static IEnumerable<string> Who(JsonElement request, LensEstate estate)
    {
        var environment = estate.Environment;
        var resource = request.Text("resource") ?? "*";
        var index = environment.FindResource(resource);
        var callers = new Callers(environment);
        var outsiders = index < 0 ? [] : callers.OutsidersOf(index).Select(caller => callers.All[caller]).Where(caller => caller.Kind == CallerKind.Service);
        var strict = request.TryGetProperty("strictContextKeys", out var keys) ? keys.Strings() : [];
        foreach (var caller in environment.Principals.Select(principal => AwsCaller.Parse(principal.Arn)).Concat(outsiders).Concat(ServicesByName(environment, index)).Where(caller => InScope(caller, request)).DistinctBy(caller => caller.Arn))
        {
            foreach (var action in request.GetProperty("actions").Strings())
            {
                var question = AwsDecide.Ask(environment, new AwsRequest(caller, action, resource)
                {
                    ResourceAccount = request.Text("resourceAccount"),
                    Context = strict.ToDictionary(key => key, _ => (IReadOnlyList<string>)[], StringComparer.OrdinalIgnoreCase),
                }, trace: false);
                var verdict = question.TakesNoResource ? Evaluator.Decide(question) : Family.Decide(question).Verdict;
                if (verdict.MayAllow)
                    yield return $"{caller.Arn} {action}{(verdict.Residual.IsAlways && verdict.Choices.IsAlways ? "" : " conditionally")}";
            }
        }
    }

    // Services that a policy admits by condition rather than by name.
    private static IEnumerable<AwsCaller> ServicesByName(AwsEnvironment environment, int resource)
        => resource < 0 || environment.Resources[resource].Policy is not { } policy ? []
            : policy.Statements.SelectMany(statement => statement.Conditions)
                .Where(test => test.LowerKey is "aws:principalservicename" or "aws:principalservicenameslist")
                .SelectMany(test => test.Values)
                .Where(value => !value.Contains('*', StringComparison.Ordinal))
                .Select(value => AwsCaller.Parse(value));

    private static bool InScope(AwsCaller caller, JsonElement request)
    {
        if (!request.TryGetProperty("principalScope", out var scope))
            return true;
        return (scope.TryGetProperty("accounts", out var accounts) && accounts.Strings().Contains(caller.Account))
            || (scope.TryGetProperty("principals", out var principals) && principals.Strings().Contains(caller.Arn));
    }
}
