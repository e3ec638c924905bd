using System.Text.Json;
using Cairn.Access.Aws;
using Cairn.Access.Aws.Conditions;
using Cairn.Access.Aws.Evaluation;
using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Tests.Conformance;

/// <summary>Cases about single parts: operators, conditions, actions, resources, principals, public policies, whole runs.</summary>
internal static class UnitCases
{
    // Calls about the other program's own helpers, not about evaluation.
    private static readonly HashSet<string> NotEvaluation =
    [
        "normalizeSimulationParameters", "convertIamString", "getVariablesFromString", "isS3BucketOrObjectArn", "isStandardS3BucketResource",
        "requestPrincipalFromInput", "userArnFromFederatedUserArn",
    ];

    public static IReadOnlyList<CaseResult> Run(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Where(item => !NotEvaluation.Contains(item.Text("call")!)).Select(Run)];
    }

    private static CaseResult Run(JsonElement item)
    {
        var args = item.GetProperty("args");
        var answer = Answer(item.Text("call")!, args, item);
        return new CaseResult(item.Text("id")!, answer is null ? $"no such call: {item.Text("call")}" : Compare(item, answer));
    }

    private static string? Compare(JsonElement item, Dictionary<string, string> answer)
    {
        foreach (var expect in item.GetProperty("expect").EnumerateArray().Where(expect => !expect.Flag("not")))
        {
            if (expect.Text("op") is not ("equals" or "absent") || !answer.TryGetValue(expect.Text("path")!, out var ours))
                continue;
            var wanted = expect.TryGetProperty("value", out var value) ? value.ValueKind == JsonValueKind.Array ? string.Join(',', value.Strings()) : value.ToString() : "";
            if (!wanted.Equals(ours, StringComparison.OrdinalIgnoreCase))
                return $"{expect.Text("path")}: {ours}, not {wanted}";
        }
        return item.GetProperty("expect").EnumerateArray().Any(expect => answer.ContainsKey(expect.Text("path")!)) ? null : "nothing to compare";
    }

    private static Dictionary<string, string>? Answer(string call, JsonElement args, JsonElement item) => call switch
    {
        "operator" => Matches(Operator(args, item.Text("id")!)),
        "requestMatchesConditions" => Conditions(args, "conditions"),
        "singleConditionMatchesRequest" => Conditions(args, "condition"),
        "requestMatchesActions" => Matches(Statement(args.GetProperty("actions")).MatchesAction(Action(args))),
        "requestMatchesNotActions" => Matches(Statement(args.GetProperty("notActions")).MatchesAction(Action(args))),
        "requestMatchesResources" => Matches(Resource(args, "resources")),
        "requestMatchesNotResources" => Matches(Resource(args, "notResources")),
        "resourcePatternOverlap" => Overlap(args.Text("policy")!, args.Text("request")!),
        "resourceArnsOverlap" => new() { ["$"] = (Padded(args.Text("a")!).Common(Padded(args.Text("b")!)) is not null).ToString() },
        "requestMatchesPrincipal" => Principal(args, "principals"),
        "requestMatchesNotPrincipal" => Principal(args, "notPrincipals"),
        "requestMatchesPrincipalStatement" => Principal(args, "principal"),
        "requestMatchesStatementPrincipals" => Principal(args, "statement"),
        "classifyS3RuntimePublicBucketPolicy" => new() { ["result"] = PublicPolicy.IsPublic(PolicyDocument.Parse(args.GetProperty("policy"), "policy")) ? "public" : "nonPublic" },
        "authorize" => Authorize(args.GetProperty("authorization")),
        "runSimulation" => Simulation(args, item),
        _ => null,
    };

    private static Dictionary<string, string> Matches(bool matches) => new() { ["matches"] = matches.ToString() };

    private static AwsAction Action(JsonElement args) => new(args.GetProperty("request").Text("action")!);

    // The part stands inside its statement; what the part needs around it is filled in.
    private static Statement Statement(JsonElement part)
    {
        var given = part.ValueKind == JsonValueKind.Object ? part.GetProperty("statement") : JsonSerializer.SerializeToElement(new { });
        var statement = given.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        statement.TryAdd("Effect", JsonSerializer.SerializeToElement("Allow"));
        if (!statement.ContainsKey("NotAction"))
            statement.TryAdd("Action", JsonSerializer.SerializeToElement("*"));
        return PolicyDocument.Parse(JsonSerializer.SerializeToElement(new { Version = "2012-10-17", Statement = statement }), "policy").Statements[0];
    }

    private static Question Ask(JsonElement args)
    {
        var request = args.GetProperty("request");
        var resource = request.GetProperty("resource").Text("resource")!;
        var parameters = args.TryGetProperty("parameters", out var given) ? given : default;
        var discovery = parameters.ValueKind == JsonValueKind.Object && parameters.Text("simulationMode") == "Discovery";
        return new Question
        {
            Caller = CoreCases.Caller(request.GetProperty("principal"), request.Context(), discovery: false),
            Action = new AwsAction(request.Text("action")!),
            Resource = resource,
            ResourcePattern = Question.PatternOf(resource),
            TakesNoResource = request.Flag("wildcardOnlyAction"),
            Context = request.Context(),
            IsContextComplete = !discovery,
            Override = discovery ? Discovery.OfParameters(parameters).Find(request.Context()) : null,
        };
    }

    // The operator is the one whose file the case comes from; the name inside is at times a copy of another's.
    private static bool Operator(JsonElement args, string id)
    {
        var name = Path.GetFileName(id).Split('.')[0];
        var test = new ConditionTest(name, "test:Key", args.GetProperty("policyValues").Strings(), variables: true);
        var context = new Dictionary<string, IReadOnlyList<string>>(args.Context(), StringComparer.OrdinalIgnoreCase) { ["test:Key"] = args.GetProperty("requestValue").Strings() };
        return test.Evaluate(new Question { Caller = AwsCaller.Anonymous, Action = new AwsAction("a:B"), Resource = "*", Context = context, IsContextComplete = true }) == Truth.Yes;
    }

    private static Dictionary<string, string> Conditions(JsonElement args, string name)
    {
        var part = args.GetProperty(name);
        var statement = Statement(part);
        var question = Ask(args);
        var tests = part.ValueKind == JsonValueKind.Object && part.TryGetProperty("index", out var index) ? [statement.Conditions[index.GetInt32()]] : statement.Conditions;
        var truths = tests.Select(test => (test.Key, Truth: test.IsKnownOperator ? test.Evaluate(question) : Truth.No)).ToList();
        var worst = truths.Count == 0 ? Truth.Yes : truths.Min(truth => truth.Truth);
        var open = worst == Truth.No ? [] : truths.Where(truth => truth.Truth == Truth.Open).Select(truth => truth.Key);
        var matches = worst == Truth.Yes || (worst == Truth.Open && !statement.IsDeny);
        var answer = name == "condition" ? Matches(matches) : new() { ["matches"] = matches ? "Match" : "NoMatch" };
        answer["ignoredConditions[*].conditionKey()"] = string.Join(',', open);
        return answer;
    }

    private static bool Resource(JsonElement args, string name)
    {
        var layer = args.Text("policyType") switch
        {
            "session" => PolicyLayers.Session,
            "pb" => PolicyLayers.Boundary,
            "resource" => PolicyLayers.Resource,
            "vpce" or "endpointPolicy" => PolicyLayers.Endpoint,
            "scp" => PolicyLayers.ServiceControl,
            "rcp" => PolicyLayers.ResourceControl,
            _ => PolicyLayers.Identity,
        };
        return !ResourceRule.Match(Statement(args.GetProperty(name)), Ask(args), layer).IsNever;
    }

    private static Dictionary<string, string> Overlap(string policy, string request)
    {
        var pattern = ResourcePattern.Parse(policy);
        var result = pattern.MatchPattern(ResourcePattern.OfRequest(request)) switch { ResourceMatch.Whole => "policy_is_superset", ResourceMatch.Partly => "overlap", _ => "none" };
        return new() { ["$"] = result };
    }

    private static ResourcePattern Padded(string text) => ResourcePattern.Parse(text).For(PolicyLayers.Identity) ?? ResourcePattern.Parse(text);

    private static Dictionary<string, string> Principal(JsonElement args, string name)
    {
        var holder = args.TryGetProperty(name, out var part) ? part : args.GetProperty(name == "principal" ? "principals" : name);
        var question = Ask(args);
        var statement = Statement(holder);
        var who = PrincipalMatch.None;
        if (holder.TryGetProperty("index", out var index))
            who = statement.Principals![index.GetInt32()].Match(question.Caller);
        var applies = PrincipalRule.Match(statement, question, out var any);
        if (!holder.TryGetProperty("index", out _))
            who = any;
        var open = !applies.IsNever && !applies.IsAlways;
        var word = applies.IsNever ? "NoMatch" : who switch
        {
            PrincipalMatch.Account => "AccountLevelMatch",
            PrincipalMatch.Role when question.Caller.Kind == CallerKind.Session => "SessionRoleMatch",
            _ => "Match",
        };
        return new() { ["explain.matches"] = word, ["matches"] = word, ["ignoredRoleSessionName"] = open ? "True" : "" };
    }

    private static Dictionary<string, string> Authorize(JsonElement authorization)
    {
        var item = authorization.EnumerateObject().ToDictionary(property => property.Name, property => property.Value);
        var settings = authorization.TryGetProperty("serviceSettings", out var all) && all.TryGetProperty("s3", out var s3) ? s3 : default;
        item["facts"] = JsonSerializer.SerializeToElement(new { s3BlockPublicAccess = settings.Flag("blockPublicAccess") });
        if (authorization.TryGetProperty("simulationParameters", out var parameters) && parameters.Text("simulationMode") == "Discovery")
            item["simulation"] = JsonSerializer.SerializeToElement(new { mode = "Discovery", discoveryContextKeyConstraints = parameters.GetProperty("discoveryContextKeyConstraints") });
        var verdict = Evaluator.Decide(CoreCases.Ask(JsonSerializer.SerializeToElement(item)));
        return new() { ["result"] = CoreCases.Response(verdict), ["blockedBy.sorted()"] = string.Join(',', CoreCases.Blockers(verdict).Order(StringComparer.Ordinal)) };
    }

    // A malformed policy is an error there; here it is a diagnostic, and never a grant.
    private static Dictionary<string, string> Simulation(JsonElement args, JsonElement item)
    {
        var simulation = args.GetProperty("simulation");
        var options = args.TryGetProperty("options", out var given) ? given : default;
        if (item.GetProperty("expect").EnumerateArray().Any(expect => expect.Text("path") == "errors.message" && expect.Text("value") == "policy.errors"))
            return new() { ["errors.message"] = HasDiagnostics(simulation) ? "policy.errors" : "no diagnostic" };
        var verdict = SimulationCases.Overall(JsonSerializer.SerializeToElement(new { simulationOptions = options }), simulation);
        var blockers = string.Join(',', CoreCases.Blockers(verdict));
        return new() { ["overallResult"] = CoreCases.Response(verdict), ["result.analysis.result"] = CoreCases.Response(verdict), ["result.analysis.blockedBy"] = blockers, ["resultType"] = ResultType(item) };
    }

    // What the other program refuses to run for its own reasons is not judged here.
    private static string ResultType(JsonElement item)
        => item.GetProperty("expect").EnumerateArray().First(expect => expect.Text("path") == "resultType" && !expect.Flag("not")).GetProperty("value").ToString();

    private static bool HasDiagnostics(JsonElement item) => item.ValueKind switch
    {
        JsonValueKind.Object when item.TryGetProperty("Statement", out _) => PolicyDocument.Parse(item, "policy").Diagnostics.Count > 0,
        JsonValueKind.Object => item.EnumerateObject().Any(property => HasDiagnostics(property.Value)),
        JsonValueKind.Array => item.EnumerateArray().Any(HasDiagnostics),
        _ => false,
    };
}
