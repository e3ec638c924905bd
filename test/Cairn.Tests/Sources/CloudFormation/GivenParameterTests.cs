using Cairn.Sources;

namespace Cairn.Tests.Sources.CloudFormation;

/// <summary>A value for a parameter that nobody declares is a mistake, as it is to CloudFormation.</summary>
public sealed class GivenParameterTests : IDisposable
{
    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Theory]
    [InlineData("Stgae", "did you mean `Stage`?")]
    [InlineData("app.stage", "did you mean `app.Stage`?")]
    [InlineData("Completely", "declared are `Owner`, `Stage`")]
    public void A_name_that_no_template_declares_is_told_with_the_nearest(string name, string help)
    {
        var told = Assert.Single(Read("app.yaml", name).Diagnostics);

        Assert.Equal(("parameter-undeclared", help), (told.Code, told.Help));
    }

    [Theory]
    [InlineData("Stage")]
    [InlineData("app.Owner")]
    public void A_declared_name_is_taken(string name) => Assert.Empty(Read("app.yaml", name).Diagnostics);

    [Fact]
    public void Without_a_template_every_value_is_one_too_many() => Assert.Equal("parameter-undeclared", Assert.Single(Read("none", "Stage").Diagnostics).Code);

    private Collected Read(string file, string name)
    {
        _texts.Write("app.yaml", "Parameters: {Stage: {Type: String, Default: a}, Owner: {Type: String, Default: b}}\nResources: {B: {Type: 'AWS::S3::Bucket'}}\n");
        _texts.Write("none/snapshot.json", Texts.State());
        return SourceReader.Read([Path.Combine(_texts.Folder, file)], new() { Parameters = new Dictionary<string, string> { [name] = "x" } }, TestContext.Current.CancellationToken);
    }
}
