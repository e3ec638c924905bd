using System.Text.Json;
using Cairn.Access.Aws;
using Cairn.Analysis.Fixes;
using Cairn.Analysis.Knowledge;
using Cairn.Providers.Aws.Permissions;

namespace Cairn.Cli.Pipeline;

/// <summary>Reads the knowledge that ships beside the executable.</summary>
internal static class Knowledge
{
    private static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "knowledge");

    public static KnowledgeBase Read() => KnowledgeBase.Read(
        Directory.EnumerateFiles(Folder, "*.yaml", SearchOption.AllDirectories)
            .Order(StringComparer.Ordinal)
            .Select(path => new KnowledgeFile(Path.GetRelativePath(Folder, path), File.ReadAllText(path))));

    public static FixCosts ReadFixCosts() => FixCosts.Read(new KnowledgeFile("fixes.yaml", File.ReadAllText(Path.Combine(Folder, "fixes.yaml"))));

    public static ActionNames ReadActionNames() => ActionNames.Parse(File.ReadLines(Path.Combine(Folder, "permissions", "aws-action-names.txt")));

    public static AwsKnowledge ReadAws()
    {
        using var actions = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "permissions", "aws-actions.json")));
        using var calls = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(Folder, "permissions", "aws-calls.json")));
        return new(
            PermissionFile.Read(File.ReadAllText(Path.Combine(Folder, "permissions", "aws.yaml"))),
            AwsCatalogue.Parse(actions.RootElement),
            new ManagedPolicies(() => File.ReadLines(Path.Combine(Folder, "aws", "managed-policies.jsonl"))))
        {
            Calls = AwsCalls.Parse(calls.RootElement),
        };
    }
}
