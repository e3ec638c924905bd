using System.Globalization;
using System.Text;
using Cairn.Sources;

namespace Cairn.Tests.Sources.CloudFormation;

/// <summary>A template that is wrong or hostile is told with its place, and takes nothing else down.</summary>
public sealed class BadTemplateTests : IDisposable
{
    private const string Good = "Resources:\n  B: {Type: 'AWS::S3::Bucket', Properties: {BucketName: good}}\n";

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    public static TheoryData<string, string, string, string> Cases => new()
    {
        { "a tab in the indentation", "Resources:\n  B:\n\tType: AWS::S3::Bucket\n    Type: AWS::X::Y", "yaml-invalid", ":3:" },
        { "a bracket that stays open", "AWSTemplateFormatVersion: '2010-09-09'\nResources: {B: {Type: [", "yaml-invalid", ":3:1" },
        { "no resources", "AWSTemplateFormatVersion: '2010-09-09'\nDescription: nothing\n", "template-empty", ":1:1" },
        { "resources that are a list", "AWSTemplateFormatVersion: '2010-09-09'\nResources: [a]\n", "template-empty", ":1:1" },
        { "a resource without a type", "AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  B:\n    Properties: {}\n", "resource-untyped", ":3:3" },
        { "a key twice", "Resources:\n  B: {Type: 'AWS::S3::Bucket'}\n  B:\n    Type: AWS::S3::Bucket\n", "key-duplicate", ":3:3" },
        { "an anchor that is not there", "Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties: *gone\n", "yaml-invalid", ":4:17" },
        { "levels", $"Resources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties: {{a: {new string('[', 200)}{new string(']', 200)}}}\n", "yaml-too-deep", ":4:" },
        { "resources that wait for each other", "Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties: {QueueName: !Ref B}\n  B:\n    Type: AWS::SQS::Queue\n    Properties: {QueueName: !Ref A}\n", "circular-dependency", ":3:5" },
        { "a condition of itself", "Conditions: {C: !Not [!Condition C]}\nResources:\n  A:\n    Type: AWS::SQS::Queue\n    Condition: C\n", "circular-dependency", ":1:" },
        { "a condition that is not there", "Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Condition: C\n", "condition-missing", ":3:5" },
        { "a function used wrongly", "Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !Join [x]\n", "function-invalid", ":5:18" },
        { "a mapping that is not there", "Resources:\n  A:\n    Type: AWS::SQS::Queue\n    Properties:\n      QueueName: !FindInMap [M, a, b]\n", "function-invalid", ":5:18" },
    };

    [Theory]
    [MemberData(nameof(Cases))]
    public void It_is_told_with_its_place_and_the_next_source_is_read(string name, string text, string code, string place)
    {
        var bad = _texts.Write("bad.yaml", text);
        var good = _texts.Write("good.yaml", Good);

        var collected = SourceReader.Read([bad, good], cancellation: TestContext.Current.CancellationToken);

        var problem = collected.Diagnostics[0];
        Assert.True(problem.Code == code, $"{name}: {problem}");
        Assert.StartsWith($"{bad}{place}", problem.Where, StringComparison.Ordinal);
        Assert.Contains(collected.Records, record => record.Origin.Address == "good.B");
    }

    [Fact]
    public void Anchors_do_not_multiply_a_small_file_into_a_large_one()
    {
        var text = new StringBuilder("AWSTemplateFormatVersion: '2010-09-09'\nX0: &x0 [a, a, a, a, a, a, a, a, a, a]\n");
        for (var i = 1; i < 30; i++)
            text.Append(CultureInfo.InvariantCulture, $"X{i}: &x{i} [*x{i - 1}, *x{i - 1}, *x{i - 1}, *x{i - 1}, *x{i - 1}, *x{i - 1}, *x{i - 1}, *x{i - 1}, *x{i - 1}, *x{i - 1}]\n");

        var collected = _texts.Read("laughs.yaml", text + Good);

        Assert.Equal("yaml-too-large", Assert.Single(collected.Diagnostics).Code);
    }

    [Fact]
    public void Texts_that_double_with_every_step_end()
    {
        var text = new StringBuilder("Resources:\n");
        for (var i = 0; i < 60; i++)
            text.Append(CultureInfo.InvariantCulture, $"  B{i}:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !Sub \"${{B{i + 1}}}${{B{i + 1}}}\"\n");

        var collected = _texts.Read("double.yaml", text + "  B60: {Type: 'AWS::S3::Bucket', Properties: {BucketName: aaaaaaaa}}\n");

        Assert.Equal(61, collected.Records.Count);
        Assert.Contains(collected.Gaps, gap => gap.Code == "template-too-large");
    }

    [Fact]
    public void Merge_keys_without_number_end()
    {
        var merges = string.Concat(Enumerable.Repeat("      <<: *a\n", 300_000));

        var collected = _texts.Read("merges.yaml", $"Metadata: &a {{BucketName: aaaa}}\nResources:\n  B:\n    Type: AWS::S3::Bucket\n    Properties:\n{merges}");

        Assert.Equal("aaaa", Assert.Single(collected.Records).Data.GetProperty("BucketName").GetString());
    }

    [Fact]
    public void A_chain_as_long_as_the_file_is_followed_without_a_fall()
    {
        var text = new StringBuilder("Conditions:\n  C0: !Equals [a, a]\n");
        for (var i = 1; i < 5000; i++)
            text.Append(CultureInfo.InvariantCulture, $"  C{i}: !Not [!Condition C{i - 1}]\n");
        text.Append("Resources:\n  B0: {Type: 'AWS::S3::Bucket', Condition: C4999}\n");
        for (var i = 1; i < 5000; i++)
            text.Append(CultureInfo.InvariantCulture, $"  B{i}: {{Type: 'AWS::S3::Bucket', Properties: {{BucketName: !Ref B{i - 1}}}}}\n");

        var collected = _texts.Read("chain.yaml", text.ToString());

        Assert.InRange(collected.Records.Count, 4999, 5000);
    }

    [Fact]
    public void Loops_inside_loops_stop_at_the_limit()
    {
        const string Many = "[a, b, c, d, e, f, g, h, i, j, k, l, m, n, o, p, q, r, s, t]";
        var collected = _texts.Read("loops.yaml",
            $"AWSTemplateFormatVersion: '2010-09-09'\nResources:\n  Fn::ForEach::A:\n    - X\n    - {Many}\n    - Fn::ForEach::B${{X}}:\n        - Y\n        - {Many}\n        - Fn::ForEach::C${{X}}${{Y}}:\n            - Z\n            - {Many}\n            - Fn::ForEach::D${{X}}${{Y}}${{Z}}:\n                - V\n                - {Many}\n                - Q${{X}}${{Y}}${{Z}}${{V}}:\n                    Type: AWS::SQS::Queue\n");

        Assert.InRange(collected.Records.Count, 1, 10_000);
        Assert.Contains(collected.Gaps, gap => gap.Code == "template-too-large");
    }

    [Fact]
    public void A_very_long_file_is_refused_before_it_is_parsed()
    {
        var path = _texts.Write("long.yaml", $"AWSTemplateFormatVersion: '2010-09-09'\n{Good}# {new string('x', 17 << 20)}\n");

        var collected = SourceReader.Read([path], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal("file-too-large", Assert.Single(collected.Diagnostics).Code);
    }
}
