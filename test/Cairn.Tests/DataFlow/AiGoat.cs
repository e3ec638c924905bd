using System.Text.Json;
using Cairn.Providers.Aws;
using Cairn.Providers.Aws.Permissions;
using Cairn.Tests.Golden;
using Record = Cairn.Providers.Records.Record;

namespace Cairn.Tests.DataFlow;

/// <summary>A real estate whose endpoints exist only because notebook start scripts make them.</summary>
public sealed class AiGoat
{
    [Theory]
    [InlineData("reccomendation-system-endpoint", "sagemaker-recommendation-bucket-")]
    [InlineData("image-similarity-endpoint", "sagemaker-similar-images-bucket-")]
    [InlineData("blazingtext-offensive-comments-endpoint", "sagemaker-comment-filter-bucket-")]
    public void An_endpoint_that_a_start_script_makes_leads_to_the_bucket_of_its_model(string endpoint, string bucket)
    {
        using var state = JsonDocument.Parse(File.ReadAllText(Repository.InShared("estates", "aigoat", "state.json")));

        var graph = AwsEstate.Build([.. Records(state.RootElement.GetProperty("values").GetProperty("root_module"))], [], AwsKnowledge.None).Graph;

        Assert.True(graph.TryFind($"arn:aws:sagemaker:us-east-1:123456789012:endpoint/{endpoint}", out var node));
        Assert.Equal("inferred", graph.Property(node, "certainty").AsString());
        var artefact = Follow(Follow(Follow(node, "HOSTS"), "USES_MODEL"), "LOADS_ARTIFACT");
        Assert.StartsWith($"arn:aws:s3:::{bucket}", graph.Key(artefact), StringComparison.Ordinal);

        int Follow(int from, string kind)
        {
            foreach (var edge in graph.Out(from, graph.EdgeKindId(kind)))
                return edge.To;
            throw new InvalidOperationException($"{graph.Key(from)} has no {kind}");
        }
    }

    private static IEnumerable<Record> Records(JsonElement module)
    {
        foreach (var resource in Items(module, "resources"))
            yield return new("aws", resource.GetProperty("type").GetString()!, "123456789012", "us-east-1", resource.GetProperty("values"), new("state.json", resource.GetProperty("address").GetString()!));
        foreach (var child in Items(module, "child_modules").SelectMany(Records))
            yield return child;
    }

    private static JsonElement.ArrayEnumerator Items(JsonElement module, string name) =>
        module.TryGetProperty(name, out var items) ? items.EnumerateArray() : default;
}
