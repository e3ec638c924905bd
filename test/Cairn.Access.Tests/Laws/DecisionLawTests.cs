using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Access.Aws;
using Cairn.Access.Aws.Conditions;
using Cairn.Access.Aws.Evaluation;
using CsCheck;

namespace Cairn.Access.Tests.Laws;

public sealed class DecisionLawTests
{
    private static readonly string[] Actions = ["s3:GetObject", "s3:PutObject", "lambda:InvokeFunction", "iam:PassRole", "sts:AssumeRole", "kms:Decrypt", "secretsmanager:GetSecretValue"];

    [Fact]
    public void Adding_a_deny_never_adds_permission() => Never_adds_permission((principal, extra) => principal with { Policies = [.. principal.Policies, RandomEstate.Document("extra", [extra.Statement("Deny")])] });

    [Fact]
    public void Adding_a_boundary_never_adds_permission() => Never_adds_permission((principal, extra) => principal with { Boundary = principal.Boundary ?? RandomEstate.Document("extra", [extra.Statement()]) });

    [Fact]
    public void A_boundary_of_nothing_leaves_only_what_a_resource_grants_directly()
        => Gen.Int[0, 1_000_000].Sample(seed =>
        {
            var environment = With(seed, principal => principal with { Boundary = RandomEstate.Document("nothing", []) });
            foreach (var request in Requests(environment))
            {
                if (environment.FindResource(request.Resource) is var index && (index < 0 || (environment.Resources[index].Policy is null && environment.Resources[index].PolicyUnknown is null && environment.Resources[index].Bucket is not { AclGrants.Count: > 0 })))
                    Assert.True(AwsDecide.Decide(environment, request).IsDenied || request.Caller.Kind == CallerKind.Root, $"{request.Caller} {request.Action} {request.Resource}");
            }
        }, iter: 20, threads: 1);

    [Fact]
    public void An_SCP_without_allow_stops_everything_in_a_member_account()
        => Gen.Int[0, 1_000_000].Sample(seed =>
        {
            var environment = With(seed, principal => principal, account => account with { Levels = [new OrganizationLevel("root", [], [])] });
            Assert.All(Requests(environment).Where(request => request.Caller.Account is not null), request => Assert.True(AwsDecide.Decide(environment, request).IsDenied));
        }, iter: 20, threads: 1);

    [Fact]
    public void A_definite_verdict_stands_when_the_rest_of_the_request_becomes_known()
        => Gen.Select(Gen.Int[0, 1_000_000], Gen.Int[0, 7]).Sample((seed, known) =>
        {
            var environment = With(seed, principal => principal);
            foreach (var request in Requests(environment))
                Narrow(environment, request, Completion(known));
        }, iter: 40, threads: 1);

    [Fact]
    public void Case_and_order_do_not_matter()
        => Gen.Int[0, 1_000_000].Sample(seed =>
        {
            AwsEnvironment plain = With(seed, principal => principal), shuffled = With(seed, principal => principal with { Policies = [.. principal.Policies.Reverse().Select(Shuffled)] });
            foreach (var request in Requests(plain))
            {
                Verdict one = AwsDecide.Decide(plain, request), other = AwsDecide.Decide(shuffled, request with { Action = request.Action.ToUpperInvariant() });
                Assert.Equal(one.Decision, other.Decision);
                Assert.Equal(one.Residual.Text, other.Residual.Text);
            }
        }, iter: 30, threads: 1);

    private static void Never_adds_permission(Func<AwsPrincipal, RandomEstate, AwsPrincipal> change)
        => Gen.Int[0, 1_000_000].Sample(seed =>
        {
            var extra = new RandomEstate(seed + 1);
            AwsEnvironment before = With(seed, principal => principal), after = With(seed, principal => change(principal, extra));
            foreach (var request in Requests(before))
            {
                Decision was = AwsDecide.Decide(before, request).Decision, isNow = AwsDecide.Decide(after, request).Decision;
                Assert.True(Rank(isNow) <= Rank(was), $"{request.Caller} {request.Action} {request.Resource}: {was} became {isNow}");
            }
        }, iter: 40, threads: 1);

    private static int Rank(Decision decision) => decision == Decision.DeniedExplicitly ? 0 : (int)decision;

    private static AwsEnvironment With(int seed, Func<AwsPrincipal, AwsPrincipal> principals, Func<AwsAccount, AwsAccount>? accounts = null)
    {
        var filled = new RandomEstate(seed).Fill().Builder;
        var changed = new AwsEnvironmentBuilder();
        foreach (var account in filled.Accounts)
            changed.Add(accounts is null ? account : accounts(account));
        foreach (var principal in filled.Principals)
            changed.Add(principals(principal));
        foreach (var resource in filled.Resources)
            changed.Add(resource);
        return changed.Build();
    }

    private static IEnumerable<AwsRequest> Requests(AwsEnvironment environment)
        => from caller in environment.Principals.Select(principal => AwsCaller.Parse(principal.Arn)).Append(AwsCaller.Anonymous)
           from action in Actions
           from resource in environment.Resources
           where resource.Arn.Contains($":{(action.StartsWith("sts:", StringComparison.Ordinal) ? "iam" : action.Split(':')[0])}:", StringComparison.Ordinal)
           select new AwsRequest(caller, action, resource.Arn);

    private static Dictionary<string, IReadOnlyList<string>> Completion(int known) => new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws:SourceVpce"] = (known & 1) != 0 ? ["vpce-1"] : [],
        ["aws:MultiFactorAuthPresent"] = (known & 2) != 0 ? ["true"] : [],
        ["aws:PrincipalTag/team"] = (known & 4) != 0 ? ["ml"] : ["web"],
    };

    // Allowed and denied stay what they are; a conditional verdict comes true exactly when its residual does.
    private static void Narrow(AwsEnvironment environment, AwsRequest request, Dictionary<string, IReadOnlyList<string>> completion)
    {
        var open = AwsDecide.Decide(environment, request);
        var asked = AwsDecide.Ask(environment, request, trace: false);
        foreach (var key in completion.Keys.Where(key => asked[key.ToLowerInvariant()].IsKnown).ToList())
            completion.Remove(key);
        var question = AwsDecide.Ask(environment, request with { Context = completion }, trace: false);
        var closed = Evaluator.Decide(question);
        if (open.IsDenied)
            Assert.True(closed.IsDenied, $"{request.Caller} {request.Action} {request.Resource}: denied became {closed.Decision}");
        if (open.Decision == Decision.Allowed && open.Choices.IsAlways)
            Assert.Equal(Decision.Allowed, closed.Decision);
        if (open.Decision == Decision.Conditional && open.Choices.IsAlways && Holds(open.Residual, question) is { } holds)
            Assert.Equal(holds, closed.Decision == Decision.Allowed);
    }

    private static bool? Holds(Condition condition, Question question) => condition switch
    {
        Condition.Constant constant => constant.Value,
        Condition.Test { Operator: not "MakesMatch" } test => new ConditionTest(test.Operator, test.Key, test.Values, variables: true).Evaluate(question) switch
        {
            Truth.Open => null,
            var truth => (truth == Truth.Yes) != test.Negated,
        },
        Condition.All all => all.Parts.Aggregate((bool?)true, (result, part) => result & Holds(part, question)),
        Condition.Any any => any.Parts.Aggregate((bool?)false, (result, part) => result | Holds(part, question)),
        _ => null,
    };

    private static PolicyDocument Shuffled(PolicyDocument document)
        => PolicyDocument.Parse(Shuffled(JsonNode.Parse(RandomEstate.SourceOf(document))!).ToJsonString(), document.Name);

    private static JsonNode Shuffled(JsonNode policy)
    {
        var statements = new JsonArray([.. policy["Statement"]!.AsArray().Reverse().Select(statement => statement!.DeepClone())]);
        foreach (var statement in statements.Select(statement => statement!.AsObject()))
        {
            foreach (var element in new[] { "Action", "NotAction" }.Where(statement.ContainsKey))
                statement[element] = JsonSerializer.SerializeToNode(statement[element]!.AsArray().Select(action => action!.GetValue<string>().ToUpperInvariant()).Reverse());
            foreach (var condition in statement["Condition"]!.AsObject().Select(pair => pair.Value!.AsObject()).ToList())
            {
                foreach (var (key, value) in condition.ToList())
                {
                    condition.Remove(key);
                    condition[key.Contains('/', StringComparison.Ordinal) ? key : key.ToUpperInvariant()] = value!.DeepClone();
                }
            }
        }
        policy["Statement"] = statements;
        return policy;
    }
}
