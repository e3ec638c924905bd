using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Functions of providers: https://registry.terraform.io/providers/hashicorp/aws/latest/docs#functions.</summary>
internal static class Arns
{
    public static IEnumerable<Function> All { get; } =
    [
        new("provider::aws::arn_build", [Parameter.Text, Parameter.Text, Parameter.Text, Parameter.Text, Parameter.Text], a => HclValue.Of("arn:" + string.Join(':', a.Select(part => part.Text())))) { Returns = HclType.String },
        new("provider::aws::arn_parse", [Parameter.Text], a => Parse(a[0].Text())),
        new("provider::aws::trim_iam_role_path", [Parameter.Text], a => HclValue.Of(TrimPath(a[0].Text()))) { Returns = HclType.String },
    ];

    private static string[] Parts(string arn) => arn.Split(':', 6) is ["arn", ..] and { Length: 6 } parts ? parts : throw new EvaluationException($"`{arn}` is no ARN");

    private static HclValue Parse(string arn)
    {
        var parts = Parts(arn);
        string[] names = ["partition", "service", "region", "account_id", "resource"];
        return HclValue.Object(names.Select((name, i) => KeyValuePair.Create(name, HclValue.Of(parts[i + 1]))));
    }

    private static string TrimPath(string arn)
    {
        var parts = Parts(arn);
        if (parts[2] != "iam" || !parts[5].StartsWith("role/", StringComparison.Ordinal))
            throw new EvaluationException($"`{arn}` is not the ARN of a role");
        parts[5] = "role/" + parts[5][(parts[5].LastIndexOf('/') + 1)..];
        return string.Join(':', parts);
    }
}
