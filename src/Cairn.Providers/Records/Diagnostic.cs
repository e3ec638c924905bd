namespace Cairn.Providers.Records;

/// <summary>One thing that is wrong with an input, where it is, and what to do about it.</summary>
/// <param name="Code">A stable code such as <c>json-truncated</c>.</param>
/// <param name="Where">The file, with line and column or a JSON pointer where known.</param>
public sealed record Diagnostic(string Code, string Message, string Where, string? Help = null);
