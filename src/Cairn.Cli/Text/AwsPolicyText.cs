using System.Text;
using System.Text.Json;

namespace Cairn.Cli.Text;

/// <summary>Writes permissions as a read-only policy in the language that whoever grants them uses.</summary>
internal static class AwsPolicyText
{
    /// <summary>A managed policy may have 6144 characters besides white space; this leaves room for what stands around the actions.</summary>
    private const int ManagedLimit = 5800;

    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true, Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Write(string format, IReadOnlyList<string> permissions) => format switch
    {
        "json" => JsonSerializer.Serialize(Document(permissions), Indented) + "\n",
        "terraform" => string.Concat(Parts(permissions).Select(Terraform)),
        _ => CloudFormation(Parts(permissions)),
    };

    private static Dictionary<string, object> Document(IReadOnlyList<string> permissions) => new()
    {
        ["Version"] = "2012-10-17",
        ["Statement"] = new[] { new Dictionary<string, object> { ["Sid"] = "CairnReads", ["Effect"] = "Allow", ["Action"] = permissions, ["Resource"] = "*" } },
    };

    /// <summary>As many policies as it takes for each to be allowed.</summary>
    private static List<List<string>> Parts(IReadOnlyList<string> permissions)
    {
        var parts = new List<List<string>> { new() };
        var length = 0;
        foreach (var permission in permissions)
        {
            length += permission.Length + 3;
            if (length > ManagedLimit)
            {
                parts.Add([]);
                length = permission.Length + 3;
            }

            parts[^1].Add(permission);
        }

        return parts;
    }

    private static string Terraform(List<string> permissions, int index)
    {
        var text = new StringBuilder();
        text.Append(System.Globalization.CultureInfo.InvariantCulture, $"resource \"aws_iam_policy\" \"cairn_reads_{index + 1}\" {{\n  name = \"CairnReads{index + 1}\"\n  policy = jsonencode({{\n    Version = \"2012-10-17\"\n    Statement = [{{\n      Sid      = \"CairnReads\"\n      Effect   = \"Allow\"\n      Resource = \"*\"\n      Action = [\n");
        foreach (var permission in permissions)
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"        \"{permission}\",\n");
        return text.Append("      ]\n    }]\n  })\n}\n\n").ToString();
    }

    private static string CloudFormation(List<List<string>> parts)
    {
        var text = new StringBuilder("AWSTemplateFormatVersion: \"2010-09-09\"\nDescription: What Cairn may read\nResources:\n");
        foreach (var (index, permissions) in parts.Index())
        {
            text.Append(System.Globalization.CultureInfo.InvariantCulture, $"  CairnReads{index + 1}:\n    Type: AWS::IAM::ManagedPolicy\n    Properties:\n      ManagedPolicyName: CairnReads{index + 1}\n      PolicyDocument:\n        Version: \"2012-10-17\"\n        Statement:\n          - Sid: CairnReads\n            Effect: Allow\n            Resource: \"*\"\n            Action:\n");
            foreach (var permission in permissions)
                text.Append(System.Globalization.CultureInfo.InvariantCulture, $"              - {permission}\n");
        }

        return text.ToString();
    }
}
