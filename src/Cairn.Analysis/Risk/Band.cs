using Cairn.Analysis.Knowledge;

namespace Cairn.Analysis.Risk;

/// <summary>How risk becomes a severity.</summary>
public static class Band
{
    private const double Critical = 0.5;
    private const double High = 0.25;
    private const double Medium = 0.1;

    /// <summary>The severity of a risk from 0 to 1.</summary>
    public static Severity Of(double risk) => risk switch
    {
        >= Critical => Severity.Critical,
        >= High => Severity.High,
        >= Medium => Severity.Medium,
        _ => Severity.Low,
    };

    /// <summary>The least risk that has this severity.</summary>
    public static double Floor(Severity severity) => severity switch
    {
        Severity.Critical => Critical,
        Severity.High => High,
        Severity.Medium => Medium,
        _ => 0,
    };

    public static string Word(Severity severity) => severity switch
    {
        Severity.Critical => "critical",
        Severity.High => "high",
        Severity.Medium => "medium",
        _ => "low",
    };
}
