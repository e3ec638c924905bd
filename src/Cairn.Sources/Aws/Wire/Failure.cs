using System.Text.Json;
using System.Xml;

namespace Cairn.Sources.Aws.Wire;

/// <summary>What kind of thing went wrong with a call, by which it is decided what happens next.</summary>
internal enum FailureKind
{
    /// <summary>The caller may not do this.</summary>
    Denied,

    /// <summary>Too many calls: later.</summary>
    Throttled,

    /// <summary>The service or the line failed: again.</summary>
    Transient,

    /// <summary>The keys have run out: new ones.</summary>
    Expired,

    /// <summary>The clocks differ: the other's time.</summary>
    Skewed,

    /// <summary>The service does not exist here, or not for this account.</summary>
    Absent,

    /// <summary>The request itself is refused.</summary>
    Refused,
}

/// <summary>A call that brought no answer.</summary>
internal sealed record Failure(FailureKind Kind, string Code, string Message)
{
    /// <summary>The code of a call that got no answer at all.</summary>
    public const string ConnectionFailed = "ConnectionFailed";

    /// <summary>The code of a call to an address that there is not.</summary>
    public const string NoSuchHost = "NoSuchHost";

    private static readonly HashSet<string> Throttles =
    [
        "Throttling", "ThrottlingException", "ThrottledException", "RequestThrottledException", "TooManyRequestsException", "RequestLimitExceeded",
        "RequestThrottled", "SlowDown", "ProvisionedThroughputExceededException", "PriorRequestNotComplete", "EC2ThrottledException", "BandwidthLimitExceeded",
    ];

    private static readonly HashSet<string> Expiries = ["ExpiredToken", "ExpiredTokenException", "TokenRefreshRequired"];

    private static readonly HashSet<string> Skews = ["RequestTimeTooSkewed", "RequestExpired", "RequestInTheFuture"];

    /// <summary>A wrong clock makes a signature wrong, so these may mean either.</summary>
    private static readonly HashSet<string> Signatures = ["SignatureDoesNotMatch", "InvalidSignatureException", "AuthFailure"];

    private static readonly HashSet<string> Absences =
    [
        "UnknownOperationException", "InvalidAction", "OptInRequired", "SubscriptionRequiredException", "UnsupportedOperation", "UnknownEndpoint", "NotImplemented", NoSuchHost,
    ];

    /// <summary>
    /// Keys that a service does not know: they are gone, or the account has not opened that region
    /// (https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html).
    /// </summary>
    private static readonly HashSet<string> Strangers = ["UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId", "InvalidToken", "InvalidSecurityToken"];

    /// <summary>The code and, where there is one, the message.</summary>
    public string Said => Message.Length > 0 ? $"{Code}: {Message}" : Code;

    /// <summary>What the user can do, where that is known.</summary>
    public string? Help { get; init; }

    /// <summary>A signature that did not match, perhaps because of the clock.</summary>
    public bool MayBeSkew => Skews.Contains(Code) || Signatures.Contains(Code);

    /// <summary>Whether the service does not know the keys, which may be the fault of either.</summary>
    public bool IsStranger => Strangers.Contains(Code) || (Code == "AuthFailure" && (Kind is FailureKind.Absent or FailureKind.Expired));

    /// <summary>The same failure, once it is known that no service knows the keys any more.</summary>
    public Failure OfDeadKeys() => this with { Kind = FailureKind.Expired };

    public static Failure Of(int status, string? errorHeader, byte[] body)
    {
        var (code, message) = Read(body);
        code = Plain(errorHeader ?? code ?? $"HTTP {status}");
        return new(KindOf(status, code, message ?? ""), code, Cut(message ?? ""));
    }

    public static Failure Broken(string what) => new(FailureKind.Transient, ConnectionFailed, Cut(what));

    private static FailureKind KindOf(int status, string code, string message) => code switch
    {
        _ when Throttles.Contains(code) || status == 429 => FailureKind.Throttled,
        _ when Expiries.Contains(code) => FailureKind.Expired,
        _ when Skews.Contains(code) => FailureKind.Skewed,
        _ when Absences.Contains(code) || Strangers.Contains(code) || status is 501 => FailureKind.Absent,
        // EC2 has one code for keys that it does not know and for things that are somebody else's: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/errors-overview.html
        "AuthFailure" when message.Contains("validate the provided", StringComparison.OrdinalIgnoreCase) => FailureKind.Absent,
        _ when status is 500 or 502 or 503 or 504 or 408 => FailureKind.Transient,
        _ when status is 401 or 403 || IsDenial(code) => FailureKind.Denied,
        _ => FailureKind.Refused,
    };

    private static bool IsDenial(string code) =>
        code.StartsWith("AccessDenied", StringComparison.Ordinal) || code.StartsWith("Authorization", StringComparison.Ordinal)
        || code is "UnauthorizedOperation" or "NotAuthorized" or "NotAuthorizedException" or "UnauthorizedException" or "ForbiddenException";

    /// <summary><c>com.amazon#AccessDenied:https://…</c> is called AccessDenied.</summary>
    private static string Plain(string code) => code[(code.LastIndexOf('#') + 1)..].Split(':')[0];

    private static string Cut(string text) => text.Length <= 500 ? text : text[..500];

    private static (string? Code, string? Message) Read(byte[] body)
    {
        try
        {
            var start = Array.FindIndex(body, b => !char.IsWhiteSpace((char)b));
            return start < 0 ? default : body[start] == (byte)'<' ? Xml(body) : JsonError(body);
        }
        catch (Exception e) when (e is JsonException or XmlException)
        {
            // A proxy's page says nothing but its status.
            return default;
        }
    }

    private static (string? Code, string? Message) Xml(byte[] body)
    {
        var root = XmlAnswers.Load(new MemoryStream(body, writable: false));
        var error = root.DescendantsAndSelf().FirstOrDefault(element => element.Name.LocalName == "Error") ?? root;
        return (XmlAnswers.Child(error, "Code")?.Value, XmlAnswers.Child(error, "Message")?.Value);
    }

    private static (string? Code, string? Message) JsonError(byte[] body)
    {
        using var document = JsonDocument.Parse(body, new() { MaxDepth = 32 });
        var root = document.RootElement;
        return (root.Text("__type") ?? root.Text("code") ?? root.Text("Code"), root.Text("message") ?? root.Text("Message"));
    }
}
