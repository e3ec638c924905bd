using System.Text.Json;
using Cairn.Access.Aws;
using Cairn.Analysis.Knowledge;

namespace Cairn.Access.Tests.Conformance;

/// <summary>Situations in which detectors of privilege escalation often err: is there a permission to escalate with, or not?</summary>
internal static class VulnerableCases
{
    private const string Account = "111111111111";
    private static readonly DateTimeOffset Now = new(2026, 11, 1, 0, 0, 0, TimeSpan.Zero);

    private static readonly string[] Escalations =
    [
        "iam:PassRole", "iam:CreatePolicyVersion", "iam:SetDefaultPolicyVersion", "iam:AddUserToGroup", "iam:AttachRolePolicy", "iam:PutRolePolicy", "iam:AttachUserPolicy", "iam:PutUserPolicy",
        "iam:PutGroupPolicy", "iam:CreateAccessKey", "iam:UpdateAssumeRolePolicy", "ssm:StartSession", "ssm:SendCommand", "ec2-instance-connect:SendSSHPublicKey", "lambda:UpdateFunctionCode",
    ];

    public static IReadOnlyList<CaseResult> Run(string path)
    {
        using var document = JsonDocument.Parse(File.ReadAllText(path));
        return [.. document.RootElement.EnumerateArray().Select(Run)];
    }

    private static CaseResult Run(JsonElement item)
    {
        var name = item.Text("name")!;
        var policies = item.GetProperty("policies").EnumerateArray().Select(policy => PolicyDocument.Parse(policy, name)).ToList();
        var builder = new AwsEnvironmentBuilder { Catalogue = Catalogues.Aws, AsOf = Now };
        foreach (var arn in new[] { $"arn:aws:iam::{Account}:role/{name}", $"arn:aws:iam::{Account}:user/{name}" })
            builder.Add(new AwsPrincipal(arn) { Policies = policies, Tags = new Dictionary<string, string>() });
        foreach (var arn in new[] { $"arn:aws:iam::{Account}:policy/{name}", $"arn:aws:iam::{Account}:user/{name}", $"arn:aws:iam::{Account}:group/team", $"arn:aws:ec2:us-east-1:{Account}:instance/i-1", $"arn:aws:lambda:us-east-1:{Account}:function:f" })
            builder.Add(new AwsResource(arn) { Account = Account });
        builder.Add(new AwsResource($"arn:aws:iam::{Account}:role/admin") { Account = Account, Policy = PolicyDocument.Parse("""{"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}}""", "trust") });
        var table = PermissionFile.Read(Repository.Read("knowledge/permissions/aws.yaml"));
        var found = AwsReach.Compute(builder.Build(), table).Edges(TestContext.Current.CancellationToken).Any(edge => edge.Caller == 0 && edge.Actions.Any(action => Escalations.Contains(action)));
        return new CaseResult(name, found == item.Flag("privilegeEscalation") ? null : $"{found}");
    }
}
