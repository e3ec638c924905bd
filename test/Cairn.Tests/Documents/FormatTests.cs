using System.Text.Json;

namespace Cairn.Tests.Documents;

/// <summary>What the commands write is what the schemas promise, member by member.</summary>
public sealed class FormatTests
{
    private const string Sample = "samples/larkspur-health/state.json";

    [Theory]
    [InlineData("cairn.report-1.schema.json", "scan", Sample)]
    [InlineData("cairn.paths-1.schema.json", "paths", Sample, "--from", "internet", "-k", "2")]
    [InlineData("cairn.inventory-1.schema.json", "inventory", Sample)]
    public async Task Output_keeps_to_its_schema(string schema, params string[] arguments)
    {
        var ended = await CairnProcess.Run([.. arguments, "--format", "json"], TestContext.Current.CancellationToken);
        using var answer = JsonDocument.Parse(ended.Output);

        Assert.Equal(0, ended.ExitCode);
        Assert.Empty(new JsonSchema(schema).Errors(answer.RootElement).Take(10));
    }

    [Fact]
    public void A_member_that_no_schema_names_is_noticed()
    {
        using var wrong = JsonDocument.Parse("""{"format":"cairn.paths/1","attacks":[{"id":7}],"gaps":[],"more":1}""");

        var errors = new JsonSchema("cairn.paths-1.schema.json").Errors(wrong.RootElement).ToList();

        Assert.Contains("/more is not in the schema", errors);
        Assert.Contains(errors, error => error.StartsWith("/attacks/0/id is integer", StringComparison.Ordinal));
        Assert.Contains("/attacks/0/risk is missing", errors);
    }
}
