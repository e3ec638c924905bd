namespace Cairn.Access.Aws.Patterns;

/// <summary>How a statement's principal element meets the caller; the higher, the more directly named.</summary>
internal enum PrincipalMatch
{
    None,

    /// <summary>The caller's account is named: in an Allow this delegates, it does not grant.</summary>
    Account,

    /// <summary>The role behind the calling session is named.</summary>
    Role,

    /// <summary>The caller itself is named, or everyone is.</summary>
    Direct,
}

/// <summary>One principal as a resource policy names it.</summary>
internal sealed class PrincipalPattern
{
    private readonly string? _account;
    private readonly (string Account, string RoleName, string Session)? _session;
    private readonly (string Account, string RoleName)? _role;

    public PrincipalPattern(string type, string value)
    {
        (Type, Value) = (type, value);
        IsEveryone = value == "*" && type is "AWS" or "*" && value == "*";
        if (type != "AWS" || IsEveryone)
            return;
        if (IsAccountId(value))
            _account = value;
        else if (Arn.TryParse(value, out var arn))
            (_account, _role, _session) = Read(arn);
    }

    /// <summary><c>AWS</c>, <c>Service</c>, <c>Federated</c>, <c>CanonicalUser</c>, or <c>*</c> for the bare star.</summary>
    public string Type { get; }

    public string Value { get; }

    public bool IsEveryone { get; }

    /// <summary>The account named as a whole, or null.</summary>
    public string? Account => _account;

    /// <summary>The session name that a match depends on, when the caller's session is not known; else null.</summary>
    public string? NeedsSession(AwsCaller caller)
        => _session is { } session && caller.Session is null && IsSameRole(caller, session.Account, session.RoleName) ? session.Session : null;

    public PrincipalMatch Match(AwsCaller caller)
    {
        if (IsEveryone)
            return PrincipalMatch.Direct;
        if (Type != "AWS")
            return Type == caller.PrincipalType && Value == caller.Arn ? PrincipalMatch.Direct : PrincipalMatch.None;
        if (caller.Account is null)
            return PrincipalMatch.None;
        if (Value == caller.Arn)
            return caller.Kind == CallerKind.Role ? PrincipalMatch.Role : PrincipalMatch.Direct;
        if (_account == caller.Account)
            return PrincipalMatch.Account;
        if (_role is { } role && IsSameRole(caller, role.Account, role.RoleName) && (caller.RoleArn is null || caller.RoleArn == Value))
            return PrincipalMatch.Role;
        return IsSessionOfUser(caller) ? PrincipalMatch.Direct : PrincipalMatch.None;
    }

    public override string ToString() => Type == "*" ? "*" : $"{Type} {Value}";

    private static bool IsSameRole(AwsCaller caller, string account, string roleName)
        => caller.Account == account && caller.RoleName is { } name && name.Equals(roleName, StringComparison.OrdinalIgnoreCase);

    // A federated-user session is a session of the IAM user of that name.
    private bool IsSessionOfUser(AwsCaller caller)
        => caller.Kind == CallerKind.FederatedUser && Arn.TryParse(Value, out var arn) && arn.Service == "iam" && arn.Account == caller.Account && arn.Resource == $"user/{caller.Name}";

    private static bool IsAccountId(string value) => value.Length == 12 && value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0;

    private static (string? Account, (string, string)? Role, (string, string, string)? Session) Read(Arn arn)
    {
        if (arn is { Service: "iam", Resource: "root" })
            return (arn.Account, null, null);
        var parts = arn.Resource.Split('/');
        if (arn.Service == "iam" && parts[0] == "role" && parts.Length > 1)
            return (null, (arn.Account, parts[^1]), null);
        if (arn.Service == "sts" && parts[0] == "assumed-role" && parts.Length == 3)
            return (null, null, (arn.Account, parts[1], parts[2]));
        return (null, null, null);
    }
}
