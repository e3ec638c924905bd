using System.Text.Json;
using Cairn.Providers.Aws.Credentials;
using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.SageMaker;

/// <summary>What training, processing and transform jobs say alike: role, image, input, output.</summary>
internal static class Jobs
{
    public static void Arguments(Mapped mapped, Place job, Field arguments)
    {
        Name(mapped, job, EdgeKinds.RunsAs, arguments["RoleArn"] is { IsAbsent: false } role ? role : arguments["ExecutionRoleArn"], "Role");
        Name(mapped, job, EdgeKinds.UsesModel, arguments["ModelName"], "Model");
        foreach (var image in new[] { arguments["AlgorithmSpecification"]["TrainingImage"], arguments["AppSpecification"]["ImageUri"] })
        {
            if (image.Text is not null)
                Images.Link(mapped, job, image);
        }

        Inputs(mapped, job, arguments);
        Outputs(mapped, job, arguments);
        foreach (var container in arguments["PrimaryContainer"].Items.Concat(arguments["Containers"].Items).Concat(arguments["InferenceSpecification"]["Containers"].Items))
            Containers.Link(mapped, job, container);
        EnvironmentSecrets.State(mapped, job, arguments["Environment"], arguments["HyperParameters"]);
        S3Location.Link(mapped, job, EdgeKinds.SourcedFrom, Unquoted(arguments["HyperParameters"]["sagemaker_submit_directory"]));
    }

    public static void Network(Mapped mapped, Field holder)
    {
        foreach (var subnet in holder["VpcConfig"]["Subnets"].Items)
            mapped.Link(EdgeKinds.InNetwork, subnet, "Subnet");
        foreach (var group in holder["VpcConfig"]["SecurityGroupIds"].Items)
            mapped.Link(EdgeKinds.ProtectedBy, group, "SecurityGroup");
        if (holder["EnableNetworkIsolation"].Flag is { } isolated)
            mapped.Set("networkIsolation", isolated);
    }

    private static void Inputs(Mapped mapped, Place job, Field arguments)
    {
        foreach (var channel in arguments["InputDataConfig"].Items)
            S3Location.Link(mapped, job, EdgeKinds.Feeds, channel["DataSource"]["S3DataSource"]["S3Uri"], reversed: true);
        foreach (var input in arguments["ProcessingInputs"].Items)
            S3Location.Link(mapped, job, EdgeKinds.Feeds, input["S3Input"]["S3Uri"], reversed: true);
        S3Location.Link(mapped, job, EdgeKinds.Feeds, arguments["TransformInput"]["DataSource"]["S3DataSource"]["S3Uri"], reversed: true);
    }

    private static void Outputs(Mapped mapped, Place job, Field arguments)
    {
        S3Location.Link(mapped, job, EdgeKinds.Produces, arguments["OutputDataConfig"]["S3OutputPath"]);
        S3Location.Link(mapped, job, EdgeKinds.Produces, arguments["CheckpointConfig"]["S3Uri"]);
        S3Location.Link(mapped, job, EdgeKinds.Produces, arguments["TransformOutput"]["S3OutputPath"]);
        foreach (var output in arguments["ProcessingOutputConfig"]["Outputs"].Items)
        {
            S3Location.Link(mapped, job, EdgeKinds.Produces, output["S3Output"]["S3Uri"]);
            Name(mapped, job, EdgeKinds.Produces, output["FeatureStoreOutput"]["FeatureGroupName"], "FeatureStore");
        }
    }

    /// <summary>The SDK writes hyperparameters as JSON strings inside strings.</summary>
    private static Field Unquoted(Field field) =>
        field.Text is ['"', .., '"'] quoted ? Field.Of(JsonSerializer.SerializeToElement(quoted.Trim('"')), field.Pointer) : field;

    private static void Name(Mapped mapped, Place job, string edge, Field field, string kind)
    {
        if (Mapped.NameIn(field) is { } name)
            mapped.Edge(job, edge, mapped.Named(name, kind), field);
    }
}
