using Cairn.Sources.Aws.Wire;

namespace Cairn.Tests.Sources.Aws;

/// <summary>
/// Signatures are those that AWS publishes for its test keys: the signature version 4 test suite and the example of the S3 reference
/// (https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html).
/// </summary>
public sealed class SignatureTests
{
    private static readonly Keys Suite = new("AKIDEXAMPLE", "wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", null);

    [Theory]
    [InlineData("GET", "/", "", "5fa00fa31553b73ebf1942676e86291e8372ff2a2260956d9b8aae1d763fbf31")]
    [InlineData("GET", "/", "Param2=value2&Param1=value1", "b97d918cfa904a5beff61c982a1b6f458b799221646efd99d3219ec94cdf2500")]
    [InlineData("POST", "/", "", "5da7c1a2acd57cee7505fc6676e4e544621c30862966e37dddb68e92efbe5d6b")]
    public void A_request_of_the_test_suite_is_signed_as_published(string method, string path, string query, string signature)
    {
        var request = Request(method, "https://example.amazonaws.com", path, query);

        Signature.Sign(request, Suite, "us-east-1", "service", new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero));

        Assert.Equal($"AWS4-HMAC-SHA256 Credential=AKIDEXAMPLE/20150830/us-east-1/service/aws4_request, SignedHeaders=host;x-amz-date, Signature={signature}", request.Headers["authorization"]);
    }

    [Fact]
    public void A_bucket_is_listed_with_the_signature_of_the_S3_reference()
    {
        var request = Request("GET", "https://examplebucket.s3.amazonaws.com", "/", "lifecycle=");

        Signature.Sign(request, new("AKIAIOSFODNN7EXAMPLE", "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", null), "us-east-1", "s3", new(2013, 5, 24, 0, 0, 0, TimeSpan.Zero));

        Assert.EndsWith("Signature=fea454ca298b7da1c68078a5d1bdbfbbe0d65c699e0f91ac7a200a0136783543", request.Headers["authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public void A_session_is_part_of_what_is_signed()
    {
        var request = Request("GET", "https://example.amazonaws.com", "/", "");

        Signature.Sign(request, Suite with { Token = "session" }, "us-east-1", "service", new(2015, 8, 30, 12, 36, 0, TimeSpan.Zero));

        Assert.Equal("session", request.Headers["x-amz-security-token"]);
        Assert.Contains("SignedHeaders=host;x-amz-date;x-amz-security-token", request.Headers["authorization"], StringComparison.Ordinal);
    }

    [Fact]
    public void Keys_do_not_show_their_secret() => Assert.DoesNotContain("wJalr", $"{Suite}", StringComparison.Ordinal);

    private static WireRequest Request(string method, string endpoint, string path, string query) => new(
        method, new(endpoint), path,
        [.. query.Split('&', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).Select(pair => KeyValuePair.Create(pair[0], pair[1]))],
        new(StringComparer.Ordinal), []);
}
