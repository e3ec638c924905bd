using Cairn.Hcl;
using Cairn.Providers.Records;
using Cairn.Sources.Secrets;

namespace Cairn.Sources;

/// <summary>Gathers what the readers find until all sources have been read.</summary>
internal sealed class Intake
{
    public List<Found> Found { get; } = [];

    public List<Gap> Gaps { get; } = [];

    public List<Diagnostic> Diagnostics { get; } = [];

    public List<string> Sources { get; } = [];

    public List<Sighting> Sightings { get; } = [];

    /// <summary>Credentials told outside resources: outputs and variables.</summary>
    public List<string> LooseSecrets { get; } = [];

    /// <summary>Names of variables that some configuration of Terraform code declares.</summary>
    public HashSet<string> Variables { get; } = new(StringComparer.Ordinal);

    /// <summary>Files of variables that the user named, once they are read.</summary>
    public IReadOnlyList<SourceText>? VariableFiles { get; set; }

    /// <summary>Full paths of files that another file names and that were read for it.</summary>
    public HashSet<string> Consulted { get; } = new(StringComparer.Ordinal);

    /// <summary>The parameters of all templates, by name and by <c>stack.name</c>.</summary>
    public HashSet<string> DeclaredParameters { get; } = new(StringComparer.Ordinal);

    /// <summary>Reports a source that could not be read at all, to the user and to every conclusion.</summary>
    public void Refuse(string source, Diagnostic problem)
    {
        Diagnostics.Add(problem);
        Gaps.Add(new("source-unreadable", source, $"nothing of this source was read: {problem.Message}", problem.Help));
    }
}
