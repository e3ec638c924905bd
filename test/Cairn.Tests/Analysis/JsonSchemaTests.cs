using System.Text;
using Cairn.Analysis.Reports;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Analysis;

public sealed class JsonSchemaTests
{
    [Fact]
    public void A_report_is_what_its_schema_says()
    {
        var output = new MemoryStream();
        JsonReport.Write(Report.Scan(JsonReportTests.Input(), TestContext.Current.CancellationToken), output);

        Assert.Empty(JsonSchema.Check(Schema("cairn.report-1.schema.json"), output.ToArray()));
    }

    [Fact]
    public void Paths_are_what_their_schema_says()
    {
        var output = new MemoryStream();
        JsonReport.Write(AttackPaths.Find(JsonReportTests.Input(), alternatives: 3, stop: TestContext.Current.CancellationToken), output);

        Assert.Empty(JsonSchema.Check(Schema("cairn.paths-1.schema.json"), output.ToArray()));
    }

    [Theory]
    [InlineData("""{"format": "cairn.paths/1", "attacks": []}""", ": has no `gaps`")]
    [InlineData("""{"format": "cairn.paths/2", "attacks": [], "gaps": []}""", "/format: is not cairn.paths/1")]
    [InlineData("""{"format": "cairn.paths/1", "attacks": [], "gaps": [{"code": 1, "subject": "", "message": "", "more": 1}]}""", "/gaps/0/code: is integer, not string")]
    [InlineData("""{"format": "cairn.paths/1", "attacks": [], "gaps": [{"code": "", "subject": "", "message": "", "more": 1}]}""", "/gaps/0: `more` is not foreseen")]
    public void A_document_that_breaks_the_schema_is_told_apart(string document, string error)
    {
        Assert.Contains(error, JsonSchema.Check(Schema("cairn.paths-1.schema.json"), Encoding.UTF8.GetBytes(document)));
    }

    private static string Schema(string name) => Repository.In("docs", "reference", "schemas", name);
}
