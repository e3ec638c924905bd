using System.Text.Json;
using Cairn.Tests.Documents;

namespace Cairn.Tests.Changes;

/// <summary>What is there is compared with what was declared, by resource and field, across ways of writing it.</summary>
[Slow]
public sealed class DriftTests
{
    private const string Declared = "samples/claims-desk/template.yaml";
    private const string Live = "samples/claims-desk/live";

    [Fact]
    public async Task The_sample_drifted_in_these_fields_and_those_that_change_attacks_come_first()
    {
        var drift = await Run(Declared, Live);

        var fields = drift.GetProperty("resources").EnumerateArray()
            .SelectMany(resource => resource.GetProperty("fields").EnumerateArray().Select(field => $"{Name(resource)} {field.GetProperty("field").GetString()}"))
            .Distinct();
        Assert.Equal(
            [
                "QW3RTY7UIO USES_TOOL",
                "claims-desk-front-prod policy (Resource)",
                "claims-desk-documents-prod blockPublicPolicy",
                "claims-desk-documents-prod policy (Resource)",
                "claims-desk-documents-prod restrictPublicBuckets",
                "claims-desk-agent-prod HAS_POLICY",
            ],
            fields);
        Assert.Equal([true, true, true, false], drift.GetProperty("resources").EnumerateArray().Select(resource => resource.GetProperty("attacks").GetArrayLength() > 0));
    }

    [Fact]
    public async Task Resources_that_CloudFormation_named_are_found_by_its_tags()
    {
        var drift = await Run(Declared, Live);

        var lonely = drift.GetProperty("onlyDeclared").EnumerateArray().Concat(drift.GetProperty("onlyLive").EnumerateArray()).Select(lone => lone.GetProperty("kind").GetString());
        Assert.Equal(["IngressRoute", "IngressRoute"], lonely);
    }

    [Theory]
    [InlineData(Live)]
    [InlineData("samples/larkspur-health/state.json")]
    public async Task An_estate_does_not_drift_from_itself(string path)
    {
        var drift = await Run(path, path);

        Assert.All(new[] { "opened", "closed", "resources", "onlyDeclared", "onlyLive" }, part => Assert.Equal(0, drift.GetProperty(part).GetArrayLength()));
    }

    [Fact]
    public async Task What_code_calls_by_its_address_is_what_its_state_knows_by_an_id()
    {
        var drift = await Run("samples/larkspur-health/terraform", "samples/larkspur-health/state.json");

        Assert.All(new[] { "onlyDeclared", "onlyLive" }, part => Assert.Equal(0, drift.GetProperty(part).GetArrayLength()));
        Assert.Equal(
            ["larkspur-archive aclGrants"],
            drift.GetProperty("resources").EnumerateArray().SelectMany(resource => resource.GetProperty("fields").EnumerateArray().Select(field => $"{Name(resource).Split(':')[^1]} {field.GetProperty("field").GetString()}")));
    }

    [Fact]
    public async Task A_source_without_resources_cannot_be_compared()
    {
        var ended = await CairnProcess.Run(["drift", Declared, "samples/claims-desk/parameters.json"], TestContext.Current.CancellationToken);

        Assert.Equal(2, ended.ExitCode);
        Assert.Contains("nothing to compare", ended.Error, StringComparison.Ordinal);
    }

    private static async Task<JsonElement> Run(string declared, string live)
    {
        var ended = await CairnProcess.Run(["drift", declared, live, "--format", "json"], TestContext.Current.CancellationToken);
        Assert.True(ended.ExitCode == 0, ended.Error);
        return JsonDocument.Parse(ended.Output).RootElement;
    }

    private static string Name(JsonElement resource) => resource.GetProperty("key").GetString()!.Split('/', ':')[^1];
}
