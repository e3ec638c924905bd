using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Bedrock;

/// <summary>Data, role and network of a customisation, which models and jobs describe alike.</summary>
internal static class Customizations
{
    public static void State(Mapped mapped, Place job)
    {
        S3Location.Link(mapped, job, EdgeKinds.Feeds, mapped["TrainingDataConfig"]["S3Uri"], reversed: true);
        foreach (var validator in mapped["ValidationDataConfig"]["Validators", "Validator"].Items)
            S3Location.Link(mapped, job, EdgeKinds.Feeds, validator["S3Uri"], reversed: true);
        S3Location.Link(mapped, job, EdgeKinds.Produces, mapped["OutputDataConfig"]["S3Uri"]);
        Name(mapped, job, EdgeKinds.RunsAs, mapped["RoleArn"], "Role");
        foreach (var subnet in mapped["VpcConfig"]["SubnetIds"].Items)
            Name(mapped, job, EdgeKinds.InNetwork, subnet, "Subnet");
        foreach (var group in mapped["VpcConfig"]["SecurityGroupIds"].Items)
            Name(mapped, job, EdgeKinds.ProtectedBy, group, "SecurityGroup");
    }

    private static void Name(Mapped mapped, Place job, string edge, Field field, string kind)
    {
        if (Mapped.NameIn(field) is { } name)
            mapped.Edge(job, edge, mapped.Named(name, kind), field);
    }
}
