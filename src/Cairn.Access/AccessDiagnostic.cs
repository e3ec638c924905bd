namespace Cairn.Access;

/// <summary>Something wrong in a policy document, found while it was compiled.</summary>
/// <param name="Code">A stable short code such as <c>policy.operator</c>.</param>
/// <param name="Message">What is wrong, in words.</param>
/// <param name="Policy">The policy's name.</param>
/// <param name="Where">A JSON pointer into the document.</param>
public sealed record AccessDiagnostic(string Code, string Message, string Policy, string Where);
