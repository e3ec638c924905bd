namespace Cairn.Access.Aws.Policies;

/// <summary>Which kinds of request key a statement's conditions and variables refer to.</summary>
internal sealed record KeyUse(bool Principal, bool Resource, bool Endpoint)
{
    public static KeyUse Of(Statement statement)
    {
        var keys = statement.Conditions.SelectMany(test => test.Keys).Concat((statement.Resources ?? []).SelectMany(resource => resource.Text.Keys)).ToList();
        return new KeyUse(keys.Any(IsPrincipal), keys.Any(IsResource), keys.Contains("aws:sourcevpce"));
    }

    private static bool IsPrincipal(string key)
        => key is "aws:principalarn" or "aws:userid" or "aws:username" or "aws:principaltype" || key.StartsWith("aws:principaltag/", StringComparison.Ordinal);

    private static bool IsResource(string key)
        => key.Contains(":resourcetag/", StringComparison.Ordinal) || key.StartsWith("s3:buckettag/", StringComparison.Ordinal);
}
