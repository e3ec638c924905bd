using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Reach;

/// <summary>Fills the placeholders of a permission row in from a target.</summary>
internal static class Template
{
    public static string Fill(string template, AwsResource target)
    {
        if (template == "{arn}")
            return target.Arn;
        if (template == "{arn}/*")
            return AccessPointArns.Contents(target, "*");
        if (!template.Contains('{', StringComparison.Ordinal))
            return template;
        _ = Arn.TryParse(target.Arn, out var arn);
        var name = target.Arn[(target.Arn.LastIndexOfAny(['/', ':']) + 1)..];
        return template
            .Replace("{arn}", target.Arn, StringComparison.Ordinal)
            .Replace("{key}", target.EncryptionKeyArn, StringComparison.Ordinal)
            .Replace("{partition}", string.IsNullOrEmpty(arn.Partition) ? "aws" : arn.Partition, StringComparison.Ordinal)
            .Replace("{region}", string.IsNullOrEmpty(arn.Region) ? "*" : arn.Region, StringComparison.Ordinal)
            .Replace("{account}", target.Account ?? (string.IsNullOrEmpty(arn.Account) ? "*" : arn.Account), StringComparison.Ordinal)
            .Replace("{name}", name, StringComparison.Ordinal);
    }
}
