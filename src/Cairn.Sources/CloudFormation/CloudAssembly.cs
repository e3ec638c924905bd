using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>
/// Reads the manifest of a CDK cloud assembly (<c>cdk.out/manifest.json</c>), which says as what and where its templates are deployed:
/// https://github.com/aws/aws-cdk-cli/tree/main/packages/%40aws-cdk/cloud-assembly-schema
/// </summary>
internal static class CloudAssembly
{
    private const string StackArtifact = "aws:cloudformation:stack";

    /// <summary>The deployments of the assembly by the full path of their templates.</summary>
    public static IEnumerable<(string Template, Deployment Deployment)> Read(byte[] text, string source, ReadOptions options, Intake intake)
    {
        var root = JsonTree.Read(text, source, options.MaxDepth, intake.Diagnostics);
        var folder = Path.GetDirectoryName(Path.GetFullPath(source)) ?? "";
        foreach (var artifact in root["artifacts"]?.Members ?? [])
        {
            if (artifact.Value.TextOf("type") != StackArtifact || artifact.Value["properties"]?.TextOf("templateFile") is not { } file || file.Contains('\0', StringComparison.Ordinal))
                continue;
            var path = Path.GetFullPath(Path.Combine(folder, file));
            if (!path.StartsWith(folder.TrimEnd(Path.DirectorySeparatorChar) + Path.DirectorySeparatorChar, StringComparison.Ordinal))
                intake.Diagnostics.Add(new("path-outside", $"the stack `{artifact.Name}` names a template outside its assembly", artifact.At.In(source)));
            else
                yield return (path, new(artifact.Value["properties"]!.TextOf("stackName") ?? artifact.Name, Environment(artifact.Value.TextOf("environment"), options)));
        }
    }

    // aws://123456789012/us-east-1, or unknown-account and unknown-region for stacks that fit anywhere.
    private static Place Environment(string? environment, ReadOptions options)
    {
        var parts = environment?.StartsWith("aws://", StringComparison.Ordinal) == true ? environment["aws://".Length..].Split('/') : [];
        var account = parts.Length > 0 && parts[0].Length == 12 && parts[0].All(char.IsAsciiDigit) ? parts[0] : options.Account;
        var region = parts.Length > 1 && parts[1] != "unknown-region" ? parts[1] : options.Region;
        return new(account, region);
    }
}
