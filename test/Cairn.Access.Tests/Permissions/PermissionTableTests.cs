using System.Text.Json;
using Cairn.Access.Aws;
using Cairn.Analysis.Knowledge;

namespace Cairn.Access.Tests.Permissions;

public sealed class PermissionTableTests
{
    private const string Account = "111111111111";

    private static readonly IReadOnlyList<PermissionEntry> Entries = PermissionFile.ReadWithCases(Repository.Read("knowledge/permissions/aws.yaml"));
    private static readonly AwsCatalogue Catalogue = AwsCatalogue.Parse(JsonDocument.Parse(Repository.Read("knowledge/permissions/aws-actions.json")).RootElement);

    [Fact]
    public void Every_row_fires_on_its_case() => Assert.Empty(Entries.Where(entry => !HasEdge(entry, entry.Fires)).Select(Name));

    [Fact]
    public void Every_row_stays_silent_on_its_near_miss() => Assert.Empty(Entries.Where(entry => HasEdge(entry, entry.Silent)).Select(Name));

    [Fact]
    public void Every_row_stays_silent_when_the_grant_is_denied()
        => Assert.Empty(Entries.Where(entry => HasEdge(entry, entry.Fires, denied: entry.Row.Checks[0].AnyOf)).Select(Name));

    [Fact]
    public void Rows_are_told_apart_by_kind_form_and_properties()
    {
        var names = Entries.Select(entry => $"{Name(entry)} {entry.Row.TargetForm} {entry.Row.Checks[0].Resource} {string.Join(',', entry.Row.Checks[0].AnyOf)}").ToList();
        Assert.Equal(names.Count, names.Distinct().Count());
    }

    [Fact]
    public void Every_action_of_an_escalation_path_has_a_row()
    {
        var folder = Path.Combine(Repository.Suite("pathfinding.cloud"), "paths");
        var known = Entries.SelectMany(entry => entry.Row.Checks.SelectMany(check => check.AnyOf)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var missing = Directory.EnumerateFiles(folder, "*.yaml", SearchOption.AllDirectories).SelectMany(RequiredActions).Distinct().Where(action => !known.Contains(action));
        Assert.Empty(missing.Order());
    }

    private static IEnumerable<string> RequiredActions(string path)
    {
        var inRequired = false;
        foreach (var line in File.ReadLines(path))
        {
            var text = line.Trim();
            if (text.StartsWith("required:", StringComparison.Ordinal))
                inRequired = true;
            else if (text.EndsWith(':') && !text.StartsWith('-'))
                inRequired = false;
            else if (inRequired && text.StartsWith("- permission:", StringComparison.Ordinal))
                yield return text["- permission:".Length..].Trim().Trim('"', '\'');
        }
    }

    private static string Name(PermissionEntry entry) => $"{entry.Row.Edge} {string.Join(',', entry.Row.Properties.Values)} {entry.Target}";

    private static bool HasEdge(PermissionEntry entry, PermissionGrant grant, IReadOnlyList<string>? denied = null)
    {
        var builder = new AwsEnvironmentBuilder { Catalogue = Catalogue };
        builder.Add(new AwsAccount(Account));
        var identity = new List<object> { new { Effect = "Allow", Action = grant.Action, grant.Resource } };
        if (denied is not null)
            identity.Add(new { Effect = "Deny", Action = denied, Resource = "*" });
        var caller = builder.Add(new AwsPrincipal($"arn:aws:iam::{Account}:user/caller") { Policies = [Document("grant", identity)], Tags = new Dictionary<string, string>() });
        var target = builder.Add(new AwsResource(entry.Target) { Account = Account, Kinds = [.. entry.Row.TargetKinds], Policy = TargetPolicy(entry.Target, grant), DataPolicies = DataPolicies(entry.Target, grant) });
        var reach = AwsReach.Compute(builder.Build(), new PermissionTable([entry.Row]));
        return reach.Edges(TestContext.Current.CancellationToken).Any(edge => edge.Caller == caller && edge.Target == target && edge.Verdict.Decision == Decision.Allowed);
    }

    private static PolicyDocument[] DataPolicies(string target, PermissionGrant grant)
        => grant.Admits.Count == 0 ? [] : [Document("data", [new { Effect = "Allow", Principal = new { AWS = $"arn:aws:iam::{Account}:user/caller" }, Action = grant.Admits, Resource = $"{target}/*" }])];

    private static PolicyDocument? TargetPolicy(string target, PermissionGrant grant)
    {
        if (!target.Contains(":role/", StringComparison.Ordinal) && !target.Contains(":key/", StringComparison.Ordinal))
            return null;
        var action = target.Contains(":role/", StringComparison.Ordinal) ? "sts:AssumeRole" : "kms:*";
        var statements = grant.Trusts.Select(service => (object)new { Effect = "Allow", Principal = new { Service = service }, Action = action }).ToList();
        if (grant.Delegates)
            statements.Add(new { Effect = "Allow", Principal = new { AWS = $"arn:aws:iam::{Account}:root" }, Action = action });
        return Document("target", statements);
    }

    private static PolicyDocument Document(string name, IReadOnlyList<object> statements)
        => PolicyDocument.Parse(JsonSerializer.Serialize(new { Version = "2012-10-17", Statement = statements }), name);
}
