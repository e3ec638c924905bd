namespace Cairn.Hcl;

/// <summary>One thing that is wrong with a configuration: what, where, and what to do about it.</summary>
/// <param name="Code">A stable code such as <c>hcl-syntax</c>.</param>
public sealed record HclDiagnostic(string Code, string Message, SourceRange Where, string? Help = null)
{
    public override string ToString() => Help is null ? $"{Where}: {Message}" : $"{Where}: {Message}; {Help}";
}
