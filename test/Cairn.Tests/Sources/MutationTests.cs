using System.Text;
using Cairn.Sources;
using CsCheck;

namespace Cairn.Tests.Sources;

/// <summary>Whatever is done to a valid input, reading it ends without an exception.</summary>
public sealed class MutationTests : IDisposable
{
    private static readonly byte[][] Valid =
    [
        Encoding.UTF8.GetBytes(Texts.State(
            Texts.Resource("aws_iam_role", "r", """{"arn":"arn:aws:iam::111122223333:role/r","assume_role_policy":"{\"Statement\":[]}","tags":{"a\u00e9":"\ud83d\ude00"}}"""),
            Texts.Resource("aws_db_instance", "d", """{"password":"Passw0rd-123","n":[1,2.5e3,true,null]}""", """{"password":true}"""))),
        """{"version":4,"serial":1,"lineage":"l","resources":[{"mode":"managed","type":"aws_x","name":"x","module":"module.m","provider":"provider[\"a/b/aws\"].west","instances":[{"index_key":"k","attributes":{"arn":"arn:aws:x:r:1:y","secret":"Abcdefg-123"},"sensitive_attributes":[[{"type":"get_attr","value":"secret"}]]}]}]}"""u8.ToArray(),
        """{"format_version":"1.2","resource_changes":[{"address":"module.m[\"k\"].aws_x.x[0]","mode":"managed","type":"aws_x","change":{"actions":["create"],"after":{"l":[{}],"n":"v"},"after_unknown":{"role":true,"l":[{"target_arn":true}]}}}],"configuration":{"root_module":{"module_calls":{"m":{"expressions":{"v":{"references":["aws_y.y.arn","aws_y.y"]}},"module":{"resources":[{"address":"aws_x.x","type":"aws_x","expressions":{"role":{"references":["var.v"]},"l":[{"target_arn":{"references":["each.value.arn"]}}]}}]}}}}}}"""u8.ToArray(),
        "{\"format\":\"cairn.snapshot/1\",\"resources\":1,\"gaps\":1}\n{\"resource\":{\"provider\":\"aws\",\"type\":\"aws_x\",\"origin\":{\"source\":\"s\",\"address\":\"a\",\"stage\":\"planned\"},\"data\":{\"a\":1}}}\n{\"gap\":{\"code\":\"c\",\"subject\":\"s\",\"message\":\"m\"}}\n"u8.ToArray(),
        "Parameters: {P: {Type: String, Default: a}}\nConditions: {C: !Equals [!Ref P, b]}\nResources:\n  B: &b\n    Type: AWS::S3::Bucket\n    Properties: {BucketName: !Sub \"${P}-${R.Arn}\", X: !If [C, *b, !Ref AWS::NoValue]}\n  R: {Type: 'AWS::IAM::Role', Properties: {Path: !Join ['/', [!Ref P, !Select [0, !Split ['-', a-b]]]]}}\nOutputs: {O: {Value: !GetAtt B.Arn, Export: {Name: e}}}\n"u8.ToArray(),
        "Transform: AWS::Serverless-2016-10-31\nGlobals: {Function: {Timeout: 3}}\nResources:\n  F: {Type: 'AWS::Serverless::Function', Properties: {InlineCode: x, Policies: [{S3ReadPolicy: {BucketName: b}}, X], Events: {E: {Type: Api, Properties: {Path: /a, Method: get}}, S: {Type: S3, Properties: {Bucket: !Ref B}}}}}\n  B: {Type: 'AWS::S3::Bucket'}\n"u8.ToArray(),
        """{"AWSTemplateFormatVersion":"2010-09-09","Resources":{"Q":{"Type":"AWS::SQS::Queue","DependsOn":["S"],"Properties":{"QueueName":{"Fn::Join":["-",["a",{"Ref":"AWS::Region"}]]}}},"S":{"Type":"AWS::CloudFormation::Stack","Properties":{"TemplateURL":"x.json"}}}}"""u8.ToArray(),
    ];

    private static readonly string[] Pieces =
        ["{", "}", "[", "]", ",", ":", "\"", "\\", "\\ud800", "null", "true", "1e999", "-", "\n", "\0", "\u00ff", "{}", "[[[[", "\"\"", "7", "{{secret:", "module.", "data.", "[\"", "!Ref ", "!Sub ", "*b", "&b ", "${", "Fn::If", "<<: "];

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Fact]
    public void No_change_to_a_valid_input_makes_reading_throw()
    {
        var edits = Gen.Select(Gen.Int[0, 4000], Gen.Int[0, 3], Gen.Int[0, Pieces.Length - 1]).Array[1, 4];
        Gen.Select(Gen.Int[0, Valid.Length - 1], edits).Sample((index, changes) =>
        {
            var bytes = Valid[index];
            foreach (var (at, action, piece) in changes)
                bytes = Edit(bytes, at % (bytes.Length + 1), action, piece);
            using var input = new MemoryStream(bytes);
            var collected = SourceReader.Read(["-"], new() { StandardInput = input });
            Assert.True(collected.Records.Count + collected.Diagnostics.Count + collected.Gaps.Count + collected.Sources.Count > 0);
        }, iter: 5_000, threads: 1);
    }

    [Fact]
    public void No_beginning_of_a_valid_input_makes_reading_throw()
    {
        foreach (var valid in Valid)
        {
            for (var length = 0; length < valid.Length; length++)
            {
                using var input = new MemoryStream(valid, 0, length);
                var collected = SourceReader.Read(["-"], new() { StandardInput = input }, TestContext.Current.CancellationToken);
                // Only the line end after the last line of a snapshot may be missing; the beginning of a YAML text is often YAML too.
                Assert.True(collected.Diagnostics.Count > 0 || length == valid.Length - 1 || valid[0] != (byte)'{', $"{length} of {valid.Length} bytes");
            }
        }
    }

    private static byte[] Edit(byte[] bytes, int at, int action, int piece) => action switch
    {
        0 => [.. bytes[..at], .. Encoding.Latin1.GetBytes(Pieces[piece]), .. bytes[at..]],
        1 => [.. bytes[..at], .. bytes[Math.Min(bytes.Length, at + piece + 1)..]],
        2 => bytes[..at],
        _ => [.. bytes[..at], .. Encoding.Latin1.GetBytes(Pieces[piece]), .. bytes[Math.Min(bytes.Length, at + 1)..]],
    };
}
