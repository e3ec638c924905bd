using System.Text;
using Cairn.Tests.Analysis;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Documents;

/// <summary>What the commands write is what the schemas promise, member by member.</summary>
[Slow]
public sealed class FormatTests
{
    private const string Sample = "samples/larkspur-health/state.json";

    [Theory]
    [InlineData("cairn.report-1.schema.json", "scan", Sample)]
    [InlineData("cairn.paths-1.schema.json", "paths", Sample, "--from", "internet", "-k", "2")]
    [InlineData("cairn.blast-1.schema.json", "blast", Sample, "--from", "internet")]
    [InlineData("cairn.fix-1.schema.json", "fix", Sample, "--above", "critical")]
    [InlineData("cairn.diff-1.schema.json", "what-if", Sample, "--remove", "aws_iam_role.ci#GitHub")]
    [InlineData("cairn.gate-1.schema.json", "gate", Sample, Sample)]
    [InlineData("cairn.access-1.schema.json", "can", Sample, "--principal", "oncall", "--action", "s3:GetObject", "--resource", "larkspur-models")]
    [InlineData("cairn.access-1.schema.json", "can", Sample, "--principal", "oncall", "--action", "ec2:RunInstances")]
    [InlineData("cairn.access-1.schema.json", "who-can", Sample, "--action", "s3:GetObject", "--resource", "larkspur-models")]
    [InlineData("cairn.principal-1.schema.json", "principal", Sample, "ci-publish-model")]
    [InlineData("cairn.explanation-1.schema.json", "explain", Sample, "--what", "atk-31b4b14895a2")]
    [InlineData("cairn.explanation-1.schema.json", "explain", Sample, "--what", "CRN-PIP-017")]
    [InlineData("cairn.explanation-1.schema.json", "explain", Sample, "--what", "care-assistant")]
    [InlineData("cairn.inventory-1.schema.json", "inventory", Sample)]
    [InlineData("cairn.sources-1.schema.json", "scan", "--explain-sources", "samples")]
    [InlineData("cairn.drift-1.schema.json", "drift", "samples/claims-desk/template.yaml", "samples/claims-desk/live")]
    public async Task Output_keeps_to_its_schema(string schema, params string[] arguments)
    {
        var ended = await CairnProcess.Run([.. arguments, "--format", "json"], TestContext.Current.CancellationToken);

        Assert.Equal(0, ended.ExitCode);
        Assert.Empty(JsonSchema.Check(Repository.In("docs", "reference", "schemas", schema), Encoding.UTF8.GetBytes(ended.Output)).Take(10));
    }
}
