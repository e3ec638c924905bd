using System.Text.Json;
using Cairn.Providers.Aws;
using Cairn.Providers.Aws.Permissions;
using CsCheck;
using Record = Cairn.Providers.Records.Record;

namespace Cairn.Tests.DataFlow;

/// <summary>Scripts come from attackers: reading one must end, and must never throw.</summary>
public sealed class HostileScripts
{
    private static readonly string[] Pieces =
    [
        "'", "\"", "\"\"\"", "`", "\\", "\n", "${", "{", "}", "(", ")", "[", "]", "=", "==", "+", ",", ":", "//", "#", "$A", "A=", "A=$A$A", "x = x + x\n", "\"source\": [\n",
        "aws s3 cp ", "aws sagemaker create-model --model-name", "deploy(endpoint_name=", "Model(model_data=f's3://{b}/k'", "m = ", "m.", "pip install ", "git clone ", "curl http://[", "https://a@b/",
        "os.environ['A']", "process.env.A", "s3://", "create_training_job(", "fit(", " ", "\0", "\ud800", "ü",
    ];

    [Fact]
    public void Any_mixture_of_script_pieces_is_read_to_its_end()
    {
        Gen.Int[0, Pieces.Length - 1].Array[0, 60].Sample(pieces => Assert.NotNull(AwsEstate.Build([FunctionWith(string.Concat(pieces.Select(piece => Pieces[piece])))], [], AwsKnowledge.None)), iter: 500, threads: 1);
    }

    [Theory]
    [InlineData("(")]
    [InlineData("f(")]
    [InlineData("x = x + x\n")]
    [InlineData("A=$A$A$A$A\n")]
    [InlineData("a://:")]
    [InlineData("${")]
    [InlineData("aws s3 cp ")]
    [InlineData("\\\n")]
    [InlineData("f(a=b)\n")]
    [InlineData("s3://a/")]
    public void A_repeated_piece_of_a_megabyte_is_read_to_its_end(string piece)
    {
        var script = string.Concat(Enumerable.Repeat(piece, (1 << 20) / piece.Length));

        Assert.NotNull(AwsEstate.Build([FunctionWith(script)], [], AwsKnowledge.None));
    }

    private static Record FunctionWith(string script) => new(
        "aws",
        "AWS::Lambda::Function",
        "111111111111",
        "us-east-1",
        JsonSerializer.SerializeToElement(new Dictionary<string, object> { ["FunctionName"] = "f", ["Code"] = new Dictionary<string, string> { ["ZipFile"] = script } }),
        new("case", "F"));
}
