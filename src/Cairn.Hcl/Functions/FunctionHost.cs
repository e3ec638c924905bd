using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>What functions may use of the world around them.</summary>
public sealed record FunctionHost
{
    /// <summary>The files that <c>file</c> and its kin may read; without it they are not known.</summary>
    public IFileTree? Files { get; init; }

    /// <summary>Where in that tree relative paths start: the directory of the root module.</summary>
    public string Folder { get; init; } = "";

    /// <summary>Reads YAML; without it the result of <c>yamldecode</c> is not known.</summary>
    public Func<string, HclValue>? DecodeYaml { get; init; }
}
