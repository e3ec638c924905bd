namespace Cairn.Hcl;

/// <summary>An expression that has no value. <c>try</c> and <c>can</c> catch it; else it becomes a diagnostic.</summary>
public sealed class EvaluationException : Exception
{
    public EvaluationException(string message, string? help = null)
        : base(message) => Help = help;

    public EvaluationException(HclDiagnostic diagnostic)
        : base(diagnostic?.Message)
    {
        Diagnostic = diagnostic;
        Help = diagnostic?.Help;
    }

    public string? Help { get; }

    /// <summary>With the place, once that is known.</summary>
    public HclDiagnostic? Diagnostic { get; }
}
