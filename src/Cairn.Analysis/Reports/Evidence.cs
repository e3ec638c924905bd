namespace Cairn.Analysis.Reports;

/// <summary>The exact fact behind an edge or node, as a report shows it.</summary>
/// <param name="Record">The address of the record that states it.</param>
/// <param name="Pointer">The JSON pointer inside the record.</param>
/// <param name="Statement">The policy statement or rule that decides.</param>
/// <param name="Note">What the fact means here.</param>
public sealed record EvidenceItem(string Record, string? Pointer, string? Statement, string? Note);

/// <summary>What the host knows about where facts come from.</summary>
public interface IEdgeEvidence
{
    IReadOnlyList<EvidenceItem> Of(int edge);

    /// <summary>The facts behind a node itself, for conclusions that rest on no edge.</summary>
    IReadOnlyList<EvidenceItem> OfNode(int node) => [];
}

/// <summary>Something that could not be seen or decided, as a report shows it.</summary>
/// <param name="Subject">The key of the node it concerns, or the source.</param>
public sealed record ReportGap(string Code, string Subject, string Message, string? Help = null, string? Source = null);
