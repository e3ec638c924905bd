using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Reach;

/// <summary>Whether the policies of VPC endpoints tell callers apart.</summary>
internal static class EndpointStatements
{
    public static bool NamePrincipals(AwsEnvironment environment)
        => environment.Endpoints.Values.Any(door => door.Policy is { } policy && NamePrincipals(policy));

    public static bool NamePrincipals(PolicySet policy)
        => policy.Documents.SelectMany(document => document.Statements).Any(statement => statement.UsesPrincipalKeys || statement.IsNotPrincipal
            || (statement.Principals ?? []).Any(principal => !principal.IsEveryone));
}
