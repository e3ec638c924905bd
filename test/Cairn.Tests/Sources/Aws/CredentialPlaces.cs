using System.Globalization;
using System.Text;
using Cairn.Tests.Sources.Aws.Loopback;

namespace Cairn.Tests.Sources.Aws;

/// <summary>A home folder and the services that hand out credentials, as users have them: profiles, single sign-on, machines, containers, roles.</summary>
internal sealed class CredentialPlaces(string home)
{
    public const string Account = "111122223333";
    private const string Later = "2099-01-01T00:00:00Z";
    private readonly List<HttpAsked> _asked = [];

    /// <summary>What was asked beside declared calls.</summary>
    public IReadOnlyList<HttpAsked> Asked
    {
        get
        {
            lock (_asked)
                return [.. _asked];
        }
    }

    public static string KeyOf(string place) => $"AKIA{Account}{place}";

    /// <summary>Writes the files of a case; the environment that a process sees there.</summary>
    public Dictionary<string, string> Furnish(CredentialCase @case, Uri address)
    {
        foreach (var (name, text) in @case.Files)
        {
            var path = Path.Combine(home, name);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, Here(text, address));
        }

        var environment = new Dictionary<string, string>
        {
            ["HOME"] = home,
            ["AWS_ENDPOINT_URL"] = address.ToString().TrimEnd('/'),
            ["AWS_EC2_METADATA_SERVICE_ENDPOINT"] = address.ToString().TrimEnd('/'),
            ["AWS_REGION"] = "us-east-1",
        };
        foreach (var (name, value) in @case.Environment)
            environment[name] = Here(value, address);
        return environment;
    }

    private string Here(string text, Uri address) => text.Replace("{home}", home, StringComparison.Ordinal).Replace("{address}", address.ToString().TrimEnd('/'), StringComparison.Ordinal);

    public HttpTold? Answer(HttpAsked asked)
    {
        var told = Told(asked);
        if (told is not null)
        {
            lock (_asked)
                _asked.Add(asked);
        }

        return told;
    }

    private static HttpTold? Told(HttpAsked asked) => asked.Path.TrimEnd('/') switch
    {
        // https://docs.aws.amazon.com/singlesignon/latest/PortalAPIReference/API_GetRoleCredentials.html
        "/federation/credentials" when Token(asked) == "taken-back" => new(401, "{\"message\":\"Session token not found or invalid\"}"u8.ToArray()) { Headers = new Dictionary<string, string> { ["x-amzn-errortype"] = "UnauthorizedException" } },
        "/federation/credentials" => Json($"{{\"roleCredentials\":{{\"accessKeyId\":\"{KeyOf(Token(asked) == "renewed" ? "RENEWED" : "SSO")}\",\"secretAccessKey\":\"secret\",\"sessionToken\":\"token\",\"expiration\":4070908800000}}}}"),
        // https://docs.aws.amazon.com/singlesignon/latest/OIDCAPIReference/API_CreateToken.html
        "/token" => Json("{\"accessToken\":\"renewed\",\"expiresIn\":28800,\"refreshToken\":\"again\",\"tokenType\":\"Bearer\"}"),
        // https://docs.aws.amazon.com/AWSEC2/latest/UserGuide/instancedata-data-retrieval.html
        "/latest/api/token" => asked.Method == "PUT" ? new(200, "metadata-token"u8.ToArray(), "text/plain") { Headers = new Dictionary<string, string> { ["X-aws-ec2-metadata-token-ttl-seconds"] = "21600" } } : new(405, []),
        var path when path.StartsWith("/latest/", StringComparison.Ordinal) && asked.Headers.GetValueOrDefault("X-aws-ec2-metadata-token") != "metadata-token" => new(401, []),
        "/latest/meta-data/iam/security-credentials" => new(200, "machine"u8.ToArray(), "text/plain"),
        "/latest/meta-data/iam/security-credentials/machine" => Json(Keys("MACHINE")),
        // https://docs.aws.amazon.com/sdkref/latest/guide/feature-container-credentials.html
        "/container" => asked.Headers.GetValueOrDefault("Authorization") == "container-token" ? Json(Keys("CONTAINER")) : new(403, []),
        "" when Encoding.UTF8.GetString(asked.Body) is var form && form.Contains("Action=AssumeRole", StringComparison.Ordinal) => Assumed(form),
        _ => null,
    };

    private static string? Token(HttpAsked asked) => asked.Headers.GetValueOrDefault("x-amz-sso_bearer_token");

    private static string Keys(string place) => $"{{\"Code\":\"Success\",\"LastUpdated\":\"2026-01-01T00:00:00Z\",\"Type\":\"AWS-HMAC\",\"AccessKeyId\":\"{KeyOf(place)}\",\"SecretAccessKey\":\"secret\",\"Token\":\"token\",\"Expiration\":\"{Later}\"}}";

    private static HttpTold Assumed(string form)
    {
        var isWeb = form.Contains("Action=AssumeRoleWithWebIdentity", StringComparison.Ordinal);
        if (isWeb && !form.Contains("WebIdentityToken=from-the-cluster", StringComparison.Ordinal))
            return new(400, "<ErrorResponse><Error><Type>Sender</Type><Code>InvalidIdentityToken</Code><Message>on purpose</Message></Error></ErrorResponse>"u8.ToArray(), "text/xml");
        if (form.Contains("role%2Fclosed", StringComparison.Ordinal))
            return new(403, "<ErrorResponse><Error><Type>Sender</Type><Code>AccessDenied</Code><Message>on purpose</Message></Error></ErrorResponse>"u8.ToArray(), "text/xml");
        var operation = isWeb ? "AssumeRoleWithWebIdentity" : "AssumeRole";
        var place = isWeb ? "WEB" : form.Contains("role%2Fsecond", StringComparison.Ordinal) ? "SECOND" : "FIRST";
        return new(200, Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"<{operation}Response xmlns=\"https://sts.amazonaws.com/doc/2011-06-15/\"><{operation}Result><Credentials><AccessKeyId>{KeyOf(place)}</AccessKeyId><SecretAccessKey>secret</SecretAccessKey><SessionToken>token</SessionToken><Expiration>{Later}</Expiration></Credentials><AssumedRoleUser><Arn>arn:aws:sts::{Account}:assumed-role/r/s</Arn><AssumedRoleId>AROA:s</AssumedRoleId></AssumedRoleUser></{operation}Result><ResponseMetadata><RequestId>1</RequestId></ResponseMetadata></{operation}Response>")), "text/xml");
    }

    private static HttpTold Json(string text) => new(200, Encoding.UTF8.GetBytes(text));
}
