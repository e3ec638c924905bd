using Cairn.Providers.Records;

namespace Cairn.Sources;

/// <summary>What was read from a set of sources: the records, what could not be seen, and what was wrong.</summary>
/// <param name="Records">In the order of the sources, inside one source by address.</param>
/// <param name="Gaps">Also one for every source that could not be read, so that it is never taken for an empty one.</param>
/// <param name="Diagnostics">What the user has to put right; the other sources were read all the same.</param>
/// <param name="Sources">The sources that were read, in order.</param>
/// <param name="Skipped">How many files of searched directories were left out because they are of another kind.</param>
public sealed record Collected(
    IReadOnlyList<Record> Records,
    IReadOnlyList<Gap> Gaps,
    IReadOnlyList<Diagnostic> Diagnostics,
    IReadOnlyList<string> Sources,
    int Skipped)
{
    /// <summary>Every file that was looked at, in order, with what it was taken for.</summary>
    public IReadOnlyList<Sighting> Sightings { get; init; } = [];

    /// <summary>The parameters of all templates, by name and by <c>stack.name</c>, and the variables of all Terraform code.</summary>
    public IReadOnlyCollection<string> DeclaredParameters { get; init; } = [];
}
