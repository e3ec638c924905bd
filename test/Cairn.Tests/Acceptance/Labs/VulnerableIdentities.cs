using Cairn.Analysis.Risk;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Acceptance.Labs;

/// <summary>The account with one escalation for each user and role: which catalogue path each must be found by, and who must not be found.</summary>
internal static class VulnerableIdentities
{
    private const int Ways = 12;
    private static readonly Lazy<Scanned> Estate = new(() => Scanned.Read(Repository.InShared("estates", "iam-vulnerable", "state.json")));

    /// <summary>User or role without its ending, and the catalogue's path; null where the catalogue has none for it.</summary>
    public static readonly IReadOnlyList<(string Name, string? Path)> Escalating =
    [
        ("privesc-AssumeRole-starting", "sts-001"),
        ("privesc-AssumeRole-intermediate", "sts-001"),
        ("privesc-CloudFormationUpdateStack", "cloudformation-002"),
        ("privesc-codeBuildCreateProjectPassRole", "codebuild-001"),
        ("privesc-ec2InstanceConnect", "ec2instanceconnect-003"),
        ("privesc-sageMakerCreateNotebookPassRole", "sagemaker-001"),
        ("privesc-sageMakerCreatePresignedNotebookURL", "sagemaker-004"),
        ("privesc-sageMakerCreateProcessingJobPassRole", "sagemaker-003"),
        ("privesc-sageMakerCreateTrainingJobPassRole", "sagemaker-002"),
        ("privesc-sre", null),
        ("privesc-ssmSendCommand", "ssm-002"),
        ("privesc-ssmStartSession", "ssm-001"),
        ("privesc1-CreateNewPolicyVersion", "iam-001"),
        ("privesc2-SetExistingDefaultPolicyVersion", null),
        ("privesc3-CreateEC2WithExistingInstanceProfile", "ec2-001"),
        ("privesc4-CreateAccessKey", "iam-002"),
        ("privesc5-CreateLoginProfile", "iam-004"),
        ("privesc6-UpdateLoginProfile", "iam-006"),
        ("privesc7-AttachUserPolicy", "iam-008"),
        ("privesc8-AttachGroupPolicy", "iam-010"),
        ("privesc9-AttachRolePolicy", "iam-009"),
        ("privesc10-PutUserPolicy", "iam-007"),
        ("privesc11-PutGroupPolicy", "iam-011"),
        ("privesc12-PutRolePolicy", "iam-005"),
        ("privesc13-AddUserToGroup", "iam-013"),
        ("privesc14-UpdatingAssumeRolePolicy", "iam-012"),
        ("privesc15-PassExistingRoleToNewLambdaThenInvoke", "lambda-001"),
        ("privesc16-PassRoleToNewLambdaThenTriggerWithNewDynamo", "lambda-002"),
        ("privesc17-EditExistingLambdaFunctionWithRole", "lambda-003"),
        ("privesc18-PassExistingRoleToNewGlueDevEndpoint", "glue-001"),
        ("privesc19-UpdateExistingGlueDevEndpoint", "glue-002"),
        ("privesc20-PassExistingRoleToCloudFormation", "cloudformation-001"),
        ("privesc21-PassExistingRoleToNewDataPipeline", "datapipeline-001"),
        ("fn1-privesc3-partial", "ec2-001"),
        ("fn2-exploitableResourceConstraint", "iam-001"),
        ("fn3-exploitableConditionConstraint", "iam-001"),
        ("fn4-exploitableNotAction", null),
    ];

    /// <summary>Identities of these names that cannot escalate alone, and why; whoever holds a fitting identity beside them can.</summary>
    public static readonly IReadOnlyDictionary<string, string> NotAlone = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["user/privesc-AssumeRole-start-user"] = "carries no policy, and the first role trusts the account that made the state",
        ["role/privesc7-AttachUserPolicy-role"] = "gives rights to users, and a role is none",
        ["role/privesc8-AttachGroupPolicy-role"] = "gives rights to groups, and a role is in none",
        ["user/privesc9-AttachRolePolicy-user"] = "gives rights to roles, and none trusts it",
        ["role/privesc10-PutUserPolicy-role"] = "gives rights to users, and a role is none",
        ["role/privesc11-PutGroupPolicy-role"] = "gives rights to groups, and a role is in none",
        ["user/privesc12-PutRolePolicy-user"] = "gives rights to roles, and none trusts it",
        ["role/privesc13-AddUserToGroup-role"] = "puts users into groups, and a role is none",
    };

    /// <summary>They look able to escalate and are not.</summary>
    public static readonly IReadOnlyList<string> Decoys =
    [
        "fp1-allow-and-deny",
        "fp2-allow-and-deny-multiple-policies",
        "fp3-deny-iam",
        "fp4-nonExploitableResourceConstraint",
        "fp5-nonExploitableConditionConstraint",
    ];

    /// <summary>The users and roles of a name that the state holds and that escalate alone.</summary>
    public static IReadOnlyList<string> Of(string name) =>
        [.. new[] { "user", "role" }.Select(kind => $"{kind}/{name}-{kind}").Where(identity => !NotAlone.ContainsKey(identity)).Select(Arn).Where(arn => Estate.Value.Graph.TryFind(arn, out _))];

    public static string Arn(string identity) => $"arn:aws:iam::123456789012:{identity}";

    /// <summary>Ways to administer the account: the likeliest, and more only where that one is not by the path asked for.</summary>
    public static IReadOnlyList<RatedAttack> Admin(string arn, string? path = null)
    {
        var likeliest = Estate.Value.Ways(arn, "admin", 1);
        return path is null || likeliest.Count == 0 || likeliest.Any(way => LabResult.Named(way).Contains(path)) ? likeliest : Estate.Value.Ways(arn, "admin", Ways);
    }

    public static bool IsFound(string arn, string? path) => Admin(arn, path) is { Count: > 0 } ways && (path is null || ways.Any(way => LabResult.Named(way).Contains(path)));
}
