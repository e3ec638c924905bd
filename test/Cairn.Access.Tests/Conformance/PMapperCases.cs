using System.Text.Json;
using Cairn.Access.Aws;
using Cairn.Access.Aws.Conditions;
using Cairn.Access.Aws.Evaluation;
using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;
using Cairn.Analysis.Knowledge;

namespace Cairn.Access.Tests.Conformance;

/// <summary>PMapper's authorization cases: a call, its arguments, true or false.</summary>
internal static class PMapperCases
{
    private static readonly PermissionTable Table = PermissionFile.Read(Repository.Read("knowledge/permissions/aws.yaml"));

    public static IReadOnlyList<CaseResult> Run(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select(Run)];
    }

    private static CaseResult Run(JsonElement item)
    {
        var id = item.Text("id")!;
        var expected = item.GetProperty("expected").GetBoolean();
        return Answer(item.Text("call")!, item.GetProperty("args")) is not { } answer ? new CaseResult(id, $"no such call: {item.Text("call")}")
            : new CaseResult(id, answer == expected ? null : $"{answer}, not {expected}");
    }

    private static bool? Answer(string call, JsonElement args) => call switch
    {
        "authorize" => Authorize(args).MayAllow,
        "isAdmin" => IsAdmin(args.GetProperty("principal")),
        "canReach" => CanReach(args),
        "resourcePolicy" => ResourcePolicy(args) == args.Text("equals"),
        "statementMatchesAction" => Statement(args).MatchesAction(new AwsAction(args.Text("action")!)),
        "statementMatchesResource" => MatchesResource(args),
        "stringMatchesPattern" => MatchesString(args),
        "conditionMatches" => MatchesCondition(args),
        "mfaNeeded" => MfaNeeded(args),
        _ => null,
    };

    private static Verdict Authorize(JsonElement args, bool withMfaOpen = true)
    {
        var builder = new AwsEnvironmentBuilder { Catalogue = Catalogues.Aws };
        var principal = Principal(args.GetProperty("principal"));
        var caller = AwsCaller.Parse(principal.Arn);
        builder.Add(new AwsAccount(caller.Account!) { Levels = Levels(args) });
        builder.Add(principal);
        var resource = args.Text("resource")!;
        var policy = args.TryGetProperty("resourcePolicy", out var given) && given.ValueKind == JsonValueKind.Object ? PolicyDocument.Parse(given, "resource") : null;
        if (policy is not null)
            builder.Add(new AwsResource(resource) { Account = args.Text("resourceOwner"), Policy = policy });
        var question = AwsDecide.Ask(builder.Build(), new AwsRequest(caller, args.Text("action")!, resource)
        {
            Context = args.Context(),
            IsContextComplete = true,
            ResourceAccount = args.Text("resourceOwner"),
            SessionPolicies = args.TryGetProperty("sessionPolicy", out var session) && session.ValueKind == JsonValueKind.Object ? [PolicyDocument.Parse(session, "session")] : null,
        }, trace: false);

        // Whoever may sign in with a second factor is counted as able to, unless the case says otherwise.
        return Evaluator.Decide(question with { Override = key => !withMfaOpen || args.Context().ContainsKey(key) || key != "aws:multifactorauthpresent" ? null : KeyValue.Unknown });
    }

    private static OrganizationLevel[] Levels(JsonElement args)
        => args.TryGetProperty("scps", out var levels) && levels.ValueKind == JsonValueKind.Array
            ? [.. levels.EnumerateArray().Select((level, i) => new OrganizationLevel($"level {i + 1}", [.. level.EnumerateArray().Select(document => PolicyDocument.Parse(document, "scp"))], []))]
            : [];

    private static AwsPrincipal Principal(JsonElement node)
    {
        var policies = Documents(node).Concat(node.TryGetProperty("groups", out var groups) ? groups.EnumerateArray().SelectMany(Documents) : []);
        return new AwsPrincipal(node.Text("arn")!)
        {
            Policies = [.. policies],
            Boundary = node.TryGetProperty("permissionsBoundary", out var boundary) && boundary.ValueKind == JsonValueKind.Object
                ? PolicyDocument.Parse(boundary.TryGetProperty("document", out var inner) ? inner : boundary, "boundary")
                : null,
            Tags = node.TryGetProperty("tags", out var tags) && tags.ValueKind == JsonValueKind.Object ? tags.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString()!) : new Dictionary<string, string>(),
        };
    }

    private static IEnumerable<PolicyDocument> Documents(JsonElement holder)
        => holder.TryGetProperty("policies", out var policies)
            ? policies.EnumerateArray().Select(policy => PolicyDocument.Parse(policy.GetProperty("document"), policy.Text("name") ?? "policy"))
            : [];

    private static bool IsAdmin(JsonElement node)
    {
        var builder = new AwsEnvironmentBuilder { Catalogue = Catalogues.Aws };
        builder.Add(Principal(node));
        builder.Add(AccountOf(node.Text("arn")!));
        var table = new PermissionTable([.. Table.Rows.Where(row => row.Edge == "IS_ADMIN_OF")]);
        return AwsReach.Compute(builder.Build(), table).Edges().Any(edge => edge.Caller == 0);
    }

    private static AwsResource AccountOf(string arn)
    {
        var account = AwsCaller.Parse(arn).Account!;
        return new AwsResource($"arn:aws:iam::{account}:root") { Account = account, Kinds = ["Account"] };
    }

    // A node reaches another by being administrator of its account, or by a chain of roles it may assume or pass to EC2 with Run Command.
    private static bool CanReach(JsonElement args)
    {
        var nodes = args.GetProperty("graph").GetProperty("nodes").EnumerateArray().ToList();
        var builder = new AwsEnvironmentBuilder { Catalogue = Catalogues.Aws };
        foreach (var node in nodes)
        {
            builder.Add(Principal(node));
            var trust = node.TryGetProperty("trustPolicy", out var policy) && policy.ValueKind == JsonValueKind.Object ? PolicyDocument.Parse(policy, "trust") : null;
            builder.Add(new AwsResource(node.Text("arn")!) { Account = AwsCaller.Parse(node.Text("arn")!).Account, Policy = trust, Kinds = [trust is null ? "User" : "Role"] });
        }
        var account = builder.Add(AccountOf(nodes[0].Text("arn")!));
        var edges = AwsReach.Compute(builder.Build(), Table).Edges().ToList();
        int from = nodes.FindIndex(node => node.Text("arn") == args.Text("from")), to = nodes.FindIndex(node => node.Text("arn") == args.Text("to"));
        return edges.Any(edge => edge.Caller == from && edge.Target == account && Table.Rows[edge.Row].Edge == "IS_ADMIN_OF")
            || edges.Any(edge => edge.Caller == from && edge.Target == to && Table.Rows[edge.Row].Edge is "CAN_ASSUME" or "CAN_PASS");
    }

    private static string ResourcePolicy(JsonElement args)
    {
        var principal = args.GetProperty("principal").ValueKind == JsonValueKind.String ? args.Text("principal")! : args.GetProperty("principal").Text("arn")!;
        var question = new Question
        {
            Caller = AwsCaller.Parse(principal),
            Action = new AwsAction(args.Text("action")!),
            Resource = args.Text("resource")!,
            Context = args.Context(),
            IsContextComplete = true,
        };
        var result = LayerRules.EvaluateResource(new PolicySet(PolicyLayers.Resource, [PolicyDocument.Parse(args.GetProperty("resourcePolicy"), "resource")]), question);
        if (!result.Deny.IsNever)
            return "DENY_MATCH";
        if (!result.Direct.IsNever || !result.Role.IsNever)
            return question.Caller.Kind == CallerKind.Service ? "SERVICE_MATCH" : "NODE_MATCH";
        if (result.Account.IsNever)
            return "NO_MATCH";
        return question.Caller.Account == args.Text("resourceOwner") ? "ROOT_MATCH" : "DIFF_ACCOUNT_MATCH";
    }

    private static Statement Statement(JsonElement args) => Document(args.GetProperty("statement")).Statements[0];

    private static PolicyDocument Document(JsonElement statement)
        => PolicyDocument.Parse($$"""{"Version": "2012-10-17", "Statement": [{{statement.GetRawText()}}]}""", "statement");

    private static bool MatchesResource(JsonElement args)
    {
        var question = new Question { Caller = AwsCaller.Anonymous, Action = new AwsAction("any:Action"), Resource = args.Text("resource")!, Context = args.Context(), IsContextComplete = true };
        return ResourceRule.Match(Statement(args), question, PolicyLayers.Identity).IsAlways;
    }

    private static bool MatchesCondition(JsonElement args)
    {
        var statement = $$"""{"Effect": "Allow", "Action": "*", "Resource": "*", "Condition": {{args.GetProperty("condition").GetRawText()}}}""";
        var question = new Question { Caller = AwsCaller.Anonymous, Action = new AwsAction("any:Action"), Resource = "*", Context = args.Context(), IsContextComplete = true };
        return Document(JsonDocument.Parse(statement).RootElement).Statements[0].Conditions.All(test => test.Evaluate(question) == Truth.Yes);
    }

    private static bool MatchesString(JsonElement args)
    {
        var pattern = args.Text("pattern")!.ToLowerInvariant();
        var question = new Question { Caller = AwsCaller.Anonymous, Action = new AwsAction("any:Action"), Resource = "*", Context = args.Context(), IsContextComplete = true };
        var text = PolicyText.Parse(pattern, variables: true);
        return (text.HasVariables ? Glob.OfEncoded(text.Fill(question, out _)!) : Glob.Parse(pattern)).Matches(args.Text("value")!.ToLowerInvariant());
    }

    // MFA is needed if the request does not say, is refused as it is, and holds with it.
    private static bool MfaNeeded(JsonElement args)
    {
        const string Key = "aws:MultiFactorAuthPresent";
        if (args.Context().ContainsKey(Key) || Authorize(args, withMfaOpen: false).MayAllow)
            return false;
        var request = System.Text.Json.Nodes.JsonNode.Parse(args.GetRawText())!;
        request["context"]![Key] = "true";
        return Authorize(JsonSerializer.SerializeToElement(request)).MayAllow;
    }
}
