namespace Cairn.Providers.Records;

/// <summary>Something Cairn could not see or decide; kept beside every conclusion it weakens.</summary>
/// <param name="Code">A stable code such as <c>value-unknown</c>.</param>
/// <param name="Subject">The key of the node it concerns, or the source where there is no node.</param>
/// <param name="Message">What is not known, in the user's words.</param>
/// <param name="Help">What would settle it.</param>
public sealed record Gap(string Code, string Subject, string Message, string? Help = null, Origin? Origin = null);
