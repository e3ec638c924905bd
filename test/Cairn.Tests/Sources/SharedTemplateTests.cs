using System.Text;
using Cairn.Sources;
using Cairn.Tests.Acceptance;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Sources;

/// <summary>Templates, Config items and saved answers of others read without harm; what comes of each folder is kept.</summary>
public sealed class SharedTemplateTests
{
    private static readonly string[] Folders =
    [
        "amazon-bedrock-samples", "amazon-sagemaker-secure-mlops", "aws-config-rdk", "checkov/cloudformation", "cloud-custodian", "cloudmapper",
        "cloudsplaining", "fixinventory/aws", "production-stack",
    ];

    /// <summary>What people who run AI look for.</summary>
    private static readonly string[] Kinds =
    [
        "Agent", "AgentTool", "AiApp", "AiWorkspace", "Bucket", "CiWorkflow", "DataJob", "EncryptionKey", "FoundationModel", "Function", "Guardrail", "InferenceEndpoint",
        "KnowledgeBase", "Model", "ModelDeployment", "Notebook", "Pipeline", "Role", "TrainingJob", "User", "VectorStore",
    ];

    [Fact]
    public void Every_folder_gives_what_it_gave_before()
    {
        var text = new StringBuilder();
        foreach (var folder in Folders)
        {
            var collected = SourceReader.Read([Repository.InShared("data", folder)], cancellation: TestContext.Current.CancellationToken);
            text.Append($"{folder}: {collected.Records.Count} records, {collected.Sources.Count} sources, {collected.Skipped} left\n");
            foreach (var kind in collected.Sightings.GroupBy(file => (file.Kind, file.IsRead)).OrderBy(group => $"{group.Key}", StringComparer.Ordinal))
                text.Append($"  {kind.Count()} {kind.Key.Kind}{(kind.Key.IsRead ? "" : ", not read")}\n");
            foreach (var problem in collected.Diagnostics)
                text.Append($"  {problem.Code} {Path.GetFileName(problem.Where)}\n");
        }

        GoldenFile.Matches(Repository.In("test", "Cairn.Tests", "Sources", "shared-templates.golden.txt"), text.ToString());
    }

    [Theory]
    [InlineData("amazon-sagemaker-secure-mlops")]
    [InlineData("amazon-bedrock-samples")]
    public void The_AI_systems_of_a_folder_are_what_they_were(string folder)
    {
        var scanned = Scanned.Read(Repository.InShared("data", folder));
        var graph = scanned.Graph;
        var text = new StringBuilder();
        foreach (var kind in Kinds.Where(kind => graph.NodeKindId(kind) >= 0))
            text.Append($"{kind}: {graph.NodesOfKind(graph.NodeKindId(kind)).Length}\n");
        // What permissions come to is another test's business, and changes with what is known of actions.
        foreach (var kind in Enumerable.Range(0, graph.EdgeCount).CountBy(edge => graph.EdgeKinds[graph.EdgeAt(edge).Kind]).Where(count => !count.Key.StartsWith("CAN", StringComparison.Ordinal)).OrderBy(count => count.Key, StringComparer.Ordinal))
            text.Append($"{kind.Key}: {kind.Value}\n");
        var roles = Enumerable.Range(0, graph.NodeCount).Where(node => graph.NodeKindId("Role") is >= 0 and var role && graph.HasKind(node, role)).Select(graph.Key).ToArray();
        foreach (var attack in scanned.Report(["internet", .. roles]).Attacks.Select(attack => $"attack: {attack.Target.Outcome}").Distinct().Order(StringComparer.Ordinal).Take(60))
            text.Append(attack).Append('\n');

        GoldenFile.Matches(Repository.In("test", "Cairn.Tests", "Sources", $"{folder}.golden.txt"), text.ToString());
    }
}
