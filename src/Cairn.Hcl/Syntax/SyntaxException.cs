namespace Cairn.Hcl.Syntax;

/// <summary>Leaves the construct that is being read; the parser goes on behind it.</summary>
internal sealed class SyntaxException(HclDiagnostic diagnostic) : Exception(diagnostic.Message)
{
    public HclDiagnostic Diagnostic { get; } = diagnostic;
}
