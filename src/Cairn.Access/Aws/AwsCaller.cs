using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws;

/// <summary>What sort of principal makes a request.</summary>
public enum CallerKind
{
    User,

    /// <summary>Any session of a role, its name not known.</summary>
    Role,

    /// <summary>One named session of a role.</summary>
    Session,
    FederatedUser,
    Root,
    Service,
    Federated,
    Anonymous,
    Other,
}

/// <summary>Who makes a request, read from its ARN, service name or provider name.</summary>
public sealed class AwsCaller
{
    private AwsCaller(string arn, CallerKind kind) => (Arn, Kind) = (arn, kind);

    /// <summary>The caller of an unsigned request: anyone on the internet.</summary>
    public static AwsCaller Anonymous { get; } = new("*", CallerKind.Anonymous);

    public string Arn { get; }

    public CallerKind Kind { get; }

    public string? Account { get; private init; }

    /// <summary>The role's or user's name without its path.</summary>
    public string? Name { get; private init; }

    public string? Session { get; private init; }

    /// <summary>The full ARN of the role behind a session, with its path, where known.</summary>
    public string? RoleArn { get; private init; }

    internal string? RoleName => Kind is CallerKind.Role or CallerKind.Session ? Name : null;

    internal string PrincipalType => Kind switch
    {
        CallerKind.Service => "Service",
        CallerKind.Federated => "Federated",
        CallerKind.Other => "CanonicalUser",
        CallerKind.Anonymous => "",
        _ => "AWS",
    };

    /// <summary>True for callers that IAM knows: users, roles, sessions, root.</summary>
    internal bool IsSigned => PrincipalType == "AWS";

    /// <summary>Reads an ARN, an AWS service name or an identity provider's name; <c>*</c> is anonymous.</summary>
    public static AwsCaller Parse(string text, string? roleArn = null)
    {
        if (text is "*" or "")
            return Anonymous;
        if (Patterns.Arn.TryParse(text, out var arn))
            return OfArn(text, arn, roleArn);
        return new AwsCaller(text, text.EndsWith(".amazonaws.com", StringComparison.Ordinal) || text.EndsWith(".amazonaws.com.cn", StringComparison.Ordinal) ? CallerKind.Service
            : text.Contains('.', StringComparison.Ordinal) ? CallerKind.Federated
            : CallerKind.Other);
    }

    public override string ToString() => Arn;

    private static AwsCaller OfArn(string text, Arn arn, string? roleArn)
    {
        var parts = arn.Resource.Split('/');
        var name = parts[^1];
        return (arn.Service, parts[0]) switch
        {
            ("iam", "root") => new AwsCaller(text, CallerKind.Root) { Account = arn.Account },
            ("iam", "user") => new AwsCaller(text, CallerKind.User) { Account = arn.Account, Name = name },
            ("iam", "role") => new AwsCaller(text, CallerKind.Role) { Account = arn.Account, Name = name, RoleArn = text },
            ("sts", "assumed-role") when parts.Length == 3 => new AwsCaller(text, CallerKind.Session) { Account = arn.Account, Name = parts[1], Session = parts[2], RoleArn = roleArn },
            ("sts", "federated-user") => new AwsCaller(text, CallerKind.FederatedUser) { Account = arn.Account, Name = name },
            ("iam", "oidc-provider" or "saml-provider") => new AwsCaller(text, CallerKind.Federated),
            _ => new AwsCaller(text, CallerKind.Other) { Account = arn.Account.Length == 0 ? null : arn.Account },
        };
    }
}
