using System.Runtime.CompilerServices;
using Cairn.Providers.Aws.Permissions;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws;

/// <summary>Builds the graph of an AWS estate: maps its records, then draws every conclusion from them.</summary>
public static class AwsEstate
{
    /// <summary>The derivations, in order; each reads only the facts.</summary>
    private static readonly IReadOnlyList<Action<Derivation>> Derivations =
    [
        Exposure.AwsExposure.Derive,
        Credentials.AwsCredentials.Derive,
        DataFlow.AwsDataFlow.Derive,
    ];

    /// <summary>Every declared resource type, for the reference.</summary>
    public static IReadOnlyList<ResourceType> Types => AwsTypes.All;

    /// <remarks>Optimised at once, since unoptimised code keeps what it has used up, here most of the memory, until it returns.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static Estate Build(IEnumerable<Record> records, IEnumerable<Gap> gaps, AwsKnowledge knowledge)
    {
        var all = gaps.ToList();
        var derivation = new Mapper(AwsTypes.All).Map(ApiGateway.ApiDefinitions.WrittenOut(records, all), all);
        foreach (var derive in Derivations)
            derive(derivation);

        // Permissions also reach what the other derivations inferred, such as an endpoint that only a script mentions.
        var permissions = derivation.Next();
        AwsPermissions.Derive(permissions, knowledge);
        return permissions.Finish();
    }
}
