using System.Collections.Frozen;

namespace Cairn.Sources.Terraform;

/// <summary>
/// Attributes that the provider calls "known after apply" though nobody wrote them, and whose default is nothing:
/// a created resource without them has none, so they are absent rather than unknown.
/// Not here: defaults that grant something (the policy of a key or an endpoint, the default security group), and
/// blocks, because the plan's configuration does not show those that a <c>dynamic</c> block makes.
/// </summary>
internal static class Defaults
{
    private static readonly FrozenSet<(string Type, string Name)> Nothing = new[]
    {
        ("aws_api_gateway_rest_api", "policy"),
        ("aws_iam_role", "managed_policy_arns"),
        ("aws_instance", "user_data"),
        ("aws_instance", "user_data_base64"),
        ("aws_s3_bucket", "acl"),
        ("aws_s3_bucket", "policy"),
        ("aws_secretsmanager_secret", "policy"),
        ("aws_sqs_queue", "policy"),
    }.ToFrozenSet();

    public static bool IsNothing(string type, string name) => Nothing.Contains((type, name));
}
