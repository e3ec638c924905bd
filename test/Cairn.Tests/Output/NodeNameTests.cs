using Cairn.Analysis.Attack;
using Cairn.Graph;

namespace Cairn.Tests.Output;

/// <summary>A name that says nothing without its place is told with it.</summary>
public sealed class NodeNameTests
{
    [Theory]
    [InlineData("arn:aws:sagemaker:eu:1:pipeline/nightly", "nightly", "arn:aws:sagemaker:eu:1:pipeline/nightly/step/Train", "Train", "nightly/Train")]
    [InlineData("arn:aws:s3:::www", "www", "arn:aws:s3:::www/assets/config.json", "assets/config.json", "www/assets/config.json")]
    [InlineData("arn:aws:lambda:eu:1:function:score", "score", "arn:aws:lambda:eu:1:function:score:live", "live", "score:live")]
    [InlineData("arn:aws:apigateway:eu::/restapis/a1", "chat-api", "arn:aws:apigateway:eu::/restapis/a1/resources/r1/methods/POST", "POST /chat", "POST /chat of chat-api")]
    [InlineData("arn:aws:apigateway:eu::/restapis/a1", "chat-api", "arn:aws:apigateway:eu::/restapis/a1/resources/r1", "/chat", "chat-api/chat")]
    [InlineData("arn:aws:sagemaker:eu:1:endpoint/e", "e", "arn:aws:sagemaker:eu:1:endpoint/e#model", "model of e", "model of e")]
    [InlineData("arn:aws:iam::1:root", "1", "arn:aws:iam::1:role/team/r", "r", "r")]
    [InlineData("internet", "the internet", "credential:0123456789abcdef", "", "credential 01234567")]
    [InlineData("internet", "the internet", "AwsLambdaUrl:unknown:desk.Url", "", "desk.Url")]
    [InlineData("internet", "the internet", "AwsLambdaUrl:123456789012:desk.Url", "", "desk.Url")]
    public void A_node_is_called(string placeKey, string placeName, string key, string name, string expected)
    {
        var builder = new GraphBuilder();
        builder.SetProperty(builder.AddNode(placeKey, "Place"), "name", placeName);
        var node = builder.AddNode(key, "Thing");
        if (name.Length > 0)
            builder.SetProperty(node, "name", name);
        var graph = builder.Freeze();

        Assert.True(graph.TryFind(key, out var found));
        Assert.Equal(expected, NodeName.Of(graph, found));
    }

    [Fact]
    public void A_key_with_thousands_of_parts_is_given_up_soon()
    {
        var builder = new GraphBuilder();
        var key = string.Join('/', Enumerable.Repeat("a", 10_000));
        builder.SetProperty(builder.AddNode(key, "Thing"), "name", new string('n', 10_000));

        Assert.Equal(120, NodeName.Of(builder.Freeze(), 0).Length);
    }
}
