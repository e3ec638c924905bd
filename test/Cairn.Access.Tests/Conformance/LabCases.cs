using System.Text.Json;
using Cairn.Access.Aws;
using Cairn.Analysis.Knowledge;

namespace Cairn.Access.Tests.Conformance;

/// <summary>Environments with one escalation path each: every permission the path needs must show as an edge.</summary>
internal sealed class LabCases
{
    private static readonly PermissionTable Table = PermissionFile.Read(Repository.Read("knowledge/permissions/aws.yaml"));

    private readonly Dictionary<string, PolicyDocument> _managed;

    public LabCases(string managedPolicies)
    {
        using var catalogue = JsonDocument.Parse(File.ReadAllText(managedPolicies));
        _managed = catalogue.RootElement.EnumerateObject().ToDictionary(policy => policy.Name, policy => PolicyDocument.Parse(policy.Value.GetProperty("document"), policy.Value.Text("name")!));
    }

    public IEnumerable<CaseResult> Run(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        var builder = new AwsEnvironmentBuilder { Catalogue = Catalogues.Aws };
        foreach (var account in document.RootElement.GetProperty("accounts").EnumerateObject())
            Add(builder, account.Value);
        var reach = AwsReach.Compute(builder.Build(), Table);
        var edges = reach.Edges(TestContext.Current.CancellationToken).ToList();
        var name = Path.GetFileNameWithoutExtension(path);
        var expected = document.RootElement.GetProperty("expected");
        return Required(expected).SelectMany(holder => Needs(name, reach, edges, holder)).Concat(Admins(name, reach, edges)).ToList();
    }

    private static IEnumerable<CaseResult> Needs(string name, AwsReach reach, List<ReachEdge> edges, JsonElement holder)
    {
        var principal = holder.Text("principal") ?? "";
        var caller = Find(reach, principal);
        if (caller < 0)
            yield break;
        var held = Assumable(reach, edges, caller);
        foreach (var action in (holder.TryGetProperty("permissions", out var permissions) ? permissions.EnumerateArray() : default).Select(permission => permission.Text("permission") ?? "").Where(HasRow).Distinct())
        {
            var found = edges.Any(edge => held.Contains(edge.Caller) && edge.Actions.Contains(action, StringComparer.OrdinalIgnoreCase));
            yield return new CaseResult($"{name} {principal} {action}", found ? null : "no edge");
        }
    }

    // The principal and every role it gets to by assuming roles: a path's later steps are asked of its start.
    private static HashSet<int> Assumable(AwsReach reach, List<ReachEdge> edges, int caller)
    {
        var held = new HashSet<int> { caller };
        var pending = new Queue<int>(held);
        while (pending.TryDequeue(out var current))
        {
            foreach (var edge in edges.Where(edge => edge.Caller == current && Table.Rows[edge.Row].Edge == "CAN_ASSUME"))
            {
                var role = Find(reach, reach.Environment.Resources[edge.Target].Arn);
                if (role >= 0 && held.Add(role))
                    pending.Enqueue(role);
            }
        }
        return held;
    }

    // Whoever has the administrator policy attached, and nobody who is not on the way to it.
    private static IEnumerable<CaseResult> Admins(string name, AwsReach reach, List<ReachEdge> edges)
    {
        for (var i = 0; i < reach.Environment.Principals.Count; i++)
        {
            var principal = reach.Environment.Principals[i];
            var isAttached = principal.Policies.Any(policy => policy.Name == "AdministratorAccess");
            var isAdmin = edges.Any(edge => edge.Caller == i && Table.Rows[edge.Row].Edge == "IS_ADMIN_OF");
            if (isAttached || principal.Arn.Contains("notAdmin", StringComparison.OrdinalIgnoreCase))
                yield return new CaseResult($"{name} {principal.Arn} administrator", isAttached == isAdmin ? null : $"{isAdmin}");
        }
    }

    private static JsonElement.ArrayEnumerator Required(JsonElement expected)
        => expected.TryGetProperty("permissions", out var permissions) && permissions.ValueKind == JsonValueKind.Object && permissions.TryGetProperty("required", out var required)
            ? required.EnumerateArray()
            : default;

    private static bool HasRow(string action) => Table.Rows.Any(row => row.Checks[0].AnyOf.Contains(action, StringComparer.OrdinalIgnoreCase));

    private static int Find(AwsReach reach, string name)
        => Enumerable.Range(0, reach.Callers.Count).FirstOrDefault(i => reach.Callers[i].Arn == name || reach.Callers[i].Arn.EndsWith("/" + name, StringComparison.Ordinal), -1);

    private void Add(AwsEnvironmentBuilder builder, JsonElement account)
    {
        var id = account.Text("accountId")!;
        var details = account.GetProperty("authorizationDetails");
        var managed = new Dictionary<string, PolicyDocument>(_managed);
        foreach (var policy in details.GetProperty("Policies").EnumerateArray())
            managed[policy.Text("Arn")!] = Default(policy);
        var groups = details.GetProperty("GroupDetailList").EnumerateArray().ToDictionary(group => group.Text("GroupName")!, group => Policies(group, "GroupPolicyList", managed));
        builder.Add(new AwsAccount(id));
        builder.Add(new AwsResource($"arn:aws:iam::{id}:root") { Account = id, Kinds = ["Account"] });
        foreach (var user in details.GetProperty("UserDetailList").EnumerateArray())
            AddPrincipal(builder, user, id, [.. Policies(user, "UserPolicyList", managed), .. user.GetProperty("GroupList").Strings().SelectMany(group => groups.GetValueOrDefault(group, []))]);
        foreach (var role in details.GetProperty("RoleDetailList").EnumerateArray())
            AddPrincipal(builder, role, id, Policies(role, "RolePolicyList", managed));
        foreach (var arn in details.GetProperty("GroupDetailList").EnumerateArray().Concat(details.GetProperty("Policies").EnumerateArray()).Select(item => item.Text("Arn")!))
            builder.Add(new AwsResource(arn) { Account = id, Kinds = [arn.Contains(":group/", StringComparison.Ordinal) ? "Group" : "Policy"] });
        foreach (var resource in account.GetProperty("resources").EnumerateArray())
        {
            if (resource.Text("arn") is { } arn && !arn.Contains(":iam::", StringComparison.Ordinal))
                builder.Add(new AwsResource(arn) { Account = id, Policy = BucketPolicy(account, resource) ?? FunctionPolicy(account, resource) });
        }
    }

    private static PolicyDocument? BucketPolicy(JsonElement account, JsonElement bucket)
    {
        var name = bucket.GetProperty("attributes").Text("bucket");
        if (name is null)
            return null;
        var policy = account.GetProperty("resources").EnumerateArray().FirstOrDefault(resource => resource.Text("type") == "aws_s3_bucket_policy" && resource.GetProperty("attributes").Text("bucket") == name);
        return policy.ValueKind == JsonValueKind.Object && policy.GetProperty("attributes").TryGetProperty("policy", out var document) ? PolicyDocument.Parse(document, "bucket policy") : null;
    }

    private static PolicyDocument? FunctionPolicy(JsonElement account, JsonElement function)
    {
        var name = function.GetProperty("attributes").Text("function_name");
        var statements = account.GetProperty("resources").EnumerateArray()
            .Where(resource => resource.Text("type") == "aws_lambda_permission" && name is not null && resource.GetProperty("attributes").Text("function_name") == name)
            .Select(resource => resource.GetProperty("attributes"))
            .Select(permission => new { Effect = "Allow", Principal = Principal(permission.Text("principal") ?? ""), Action = permission.Text("action"), Resource = function.Text("arn") })
            .ToList();
        return statements.Count == 0 ? null : PolicyDocument.Parse(JsonSerializer.SerializeToElement(new { Version = "2012-10-17", Statement = statements }), "function policy");
    }

    private static Dictionary<string, string> Principal(string text) => new() { [text.EndsWith(".amazonaws.com", StringComparison.Ordinal) ? "Service" : "AWS"] = text };

    private static void AddPrincipal(AwsEnvironmentBuilder builder, JsonElement principal, string account, IReadOnlyList<PolicyDocument> policies)
    {
        var arn = principal.Text("Arn")!;
        builder.Add(new AwsPrincipal(arn) { Policies = policies, Tags = new Dictionary<string, string>() });
        var trust = principal.TryGetProperty("AssumeRolePolicyDocument", out var document) ? PolicyDocument.Parse(document, "trust") : null;
        builder.Add(new AwsResource(arn) { Account = account, Policy = trust, Kinds = [trust is null ? "User" : "Role"] });
    }

    private static PolicyDocument Default(JsonElement policy)
        => PolicyDocument.Parse(policy.GetProperty("PolicyVersionList").EnumerateArray().First(version => version.Flag("IsDefaultVersion")).GetProperty("Document"), policy.Text("PolicyName")!);

    private static List<PolicyDocument> Policies(JsonElement holder, string inline, Dictionary<string, PolicyDocument> managed)
        => [.. holder.GetProperty(inline).EnumerateArray().Select(policy => PolicyDocument.Parse(policy.GetProperty("PolicyDocument"), policy.Text("PolicyName")!)),
            .. holder.GetProperty("AttachedManagedPolicies").EnumerateArray().Select(policy => policy.Text("PolicyArn")!).Where(managed.ContainsKey).Select(arn => managed[arn])];
}
