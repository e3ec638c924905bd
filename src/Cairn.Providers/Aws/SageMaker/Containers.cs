using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.SageMaker;

/// <summary>What an inference container runs and loads; models, packages and components describe it alike.</summary>
internal static class Containers
{
    public static void Link(Mapped mapped, Place owner, Field container)
    {
        Images.Link(mapped, owner, container["Image"]);
        S3Location.Link(mapped, owner, EdgeKinds.LoadsArtifact, container["ModelDataUrl"]);
        foreach (var source in container["ModelDataSource"]["S3DataSource"].Items)
            S3Location.Link(mapped, owner, EdgeKinds.LoadsArtifact, source["S3Uri"]);
        foreach (var more in container["AdditionalModelDataSources"].Items)
            S3Location.Link(mapped, owner, EdgeKinds.LoadsArtifact, more["S3DataSource"]["S3Uri"]);
        HuggingFace(mapped, owner, container["Environment"]);
        var package = container["ModelPackageName"];
        if (Mapped.NameIn(package) is { } name)
            mapped.Edge(owner, EdgeKinds.VersionOf, mapped.Named(name, "ModelPackage"), package);
    }

    // https://docs.aws.amazon.com/sagemaker/latest/dg/hugging-face.html: HF_MODEL_ID is loaded from the hub when the container starts.
    private static void HuggingFace(Mapped mapped, Place owner, Field environment)
    {
        var id = environment["HF_MODEL_ID"];
        if (id.Text is not { Length: <= 200 } name || name.StartsWith('/') || name.Contains("://", StringComparison.Ordinal))
            return;
        var revision = environment["HF_MODEL_REVISION", "REVISION"].Text;
        var artefact = mapped.Add($"https://huggingface.co/{name}", "ModelArtifact");
        mapped.Set(artefact, "name", name);
        mapped.Edge(owner, EdgeKinds.LoadsArtifact, artefact, id, null, ("pinned", revision is { Length: 40 }), ("trustRemoteCode", environment["HF_MODEL_TRUST_REMOTE_CODE", "TRUST_REMOTE_CODE"].Flag ?? false));
    }
}
