namespace Cairn.Access;

/// <summary>Says a condition in a sentence: well-known keys have phrases of their own, others are named.</summary>
internal static class ConditionWords
{
    // The positive phrase and its negation, with the values in place of {0}.
    private static readonly Dictionary<string, (string Is, string IsNot)> Phrases = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws:SourceVpce"] = ("through {0}", "not through {0}"),
        ["aws:SourceVpc"] = ("from {0}", "not from {0}"),
        ["aws:SourceIp"] = ("from {0}", "not from {0}"),
        ["aws:VpcSourceIp"] = ("from {0}", "not from {0}"),
        ["aws:PrincipalOrgID"] = ("for members of {0}", "for others than members of {0}"),
        ["aws:PrincipalAccount"] = ("for {0}", "for others than {0}"),
        ["aws:PrincipalArn"] = ("for {0}", "for others than {0}"),
        ["aws:RequestedRegion"] = ("in {0}", "outside {0}"),
        ["aws:SourceArn"] = ("on behalf of {0}", "not on behalf of {0}"),
        ["aws:SourceAccount"] = ("on behalf of {0}", "not on behalf of {0}"),
        ["s3:DataAccessPointArn"] = ("through {0}", "not through {0}"),
        ["s3:DataAccessPointAccount"] = ("through an access point of {0}", "not through an access point of {0}"),
        ["sts:ExternalId"] = ("with the external id {0}", "without the external id {0}"),
        ["sts:RoleSessionName"] = ("in the session {0}", "not in the session {0}"),
        ["kms:ViaService"] = ("through {0}", "not through {0}"),
    };

    private static readonly Dictionary<string, (string True, string False)> Flags = new(StringComparer.OrdinalIgnoreCase)
    {
        ["aws:MultiFactorAuthPresent"] = ("with MFA", "without MFA"),
        ["aws:SecureTransport"] = ("over TLS", "without TLS"),
        ["aws:ViaAWSService"] = ("through an AWS service", "directly"),
    };

    public static string Of(Condition condition)
        => condition is Condition.Constant constant ? constant.Value ? "always" : "never" : $"only {Say(condition)}";

    private static string Say(Condition condition) => condition switch
    {
        Condition.Test test => Test(test),
        Condition.Unseen => condition.Text,
        Condition.All all => string.Join(" and ", all.Parts.Select(Bracketed)),
        Condition.Any any => string.Join(" or ", any.Parts.Select(Bracketed)),
        _ => condition.Text,
    };

    private static string Bracketed(Condition part) => part is Condition.All or Condition.Any ? $"({Say(part)})" : Say(part);

    private static string Test(Condition.Test test)
    {
        var name = test.Operator.ToUpperInvariant();
        if (name is "BOOL" && Flags.TryGetValue(test.Key, out var flag) && test.Values is [var value])
            return value.Equals("true", StringComparison.OrdinalIgnoreCase) != test.Negated ? flag.True : flag.False;
        if (IsEquality(name, out var isNegative) && Phrases.TryGetValue(test.Key, out var phrase))
            return (test.Negated == isNegative ? phrase.Is : phrase.IsNot).Replace("{0}", string.Join(" or ", test.Values), StringComparison.Ordinal);
        return $"if {test.Text}";
    }

    private static bool IsEquality(string name, out bool isNegative)
    {
        isNegative = name is "STRINGNOTEQUALS" or "STRINGNOTLIKE" or "ARNNOTEQUALS" or "ARNNOTLIKE" or "NOTIPADDRESS";
        return isNegative || name is "STRINGEQUALS" or "STRINGLIKE" or "ARNEQUALS" or "ARNLIKE" or "IPADDRESS";
    }
}
