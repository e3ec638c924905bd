namespace Cairn.Sources;

/// <summary>What one file was taken for, and why; or why it was left.</summary>
/// <param name="Path">As the user wrote it, continued below a searched directory.</param>
/// <param name="Kind">What it is, in the user's words.</param>
/// <param name="Why">What in the file says so.</param>
/// <param name="IsRead">False when nothing of it was read.</param>
public sealed record Sighting(string Path, string Kind, string Why, bool IsRead);
