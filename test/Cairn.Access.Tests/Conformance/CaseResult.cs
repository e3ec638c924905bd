namespace Cairn.Access.Tests.Conformance;

/// <summary>One case of a suite, and what was wrong with the answer; null if it was right.</summary>
internal sealed record CaseResult(string Id, string? Failure);
