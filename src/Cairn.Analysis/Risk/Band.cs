using Cairn.Analysis.Knowledge;

namespace Cairn.Analysis.Risk;

/// <summary>How risk becomes a severity.</summary>
public static class Band
{
    /// <summary>The severity of a risk from 0 to 1.</summary>
    public static Severity Of(double risk) => risk switch
    {
        >= 0.5 => Severity.Critical,
        >= 0.25 => Severity.High,
        >= 0.1 => Severity.Medium,
        _ => Severity.Low,
    };

    public static string Word(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Medium => "medium",
        _ => "low",
    };
}
