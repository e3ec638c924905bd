namespace Cairn.Hcl.Evaluation;

/// <summary>Counts the steps of evaluation and stops what would not end.</summary>
public sealed class Budget(HclLimits limits, CancellationToken cancellation = default)
{
    private long _steps;
    private long _text;

    public HclLimits Limits => limits;

    /// <summary>Whether a bound was met; what came after is not known.</summary>
    public bool IsSpent { get; private set; }

    public void Step(long count = 1)
    {
        if ((_steps += count) > limits.MaxSteps)
        {
            IsSpent = true;
            throw new EvaluationException(new HclDiagnostic("hcl-budget", $"the configuration needs more than {limits.MaxSteps} steps", default));
        }

        if ((_steps & 0xFFF) < count)
            cancellation.ThrowIfCancellationRequested();
    }

    /// <summary>Room for a text of this length.</summary>
    public void Text(long length)
    {
        if (length > limits.MaxItems * 8L || (_text += length) > limits.MaxSteps * 40L)
        {
            IsSpent = true;
            throw new EvaluationException(new HclDiagnostic("hcl-budget", "a text becomes too long", default));
        }
    }

    /// <summary>Room for a collection of this size.</summary>
    public void Items(long count)
    {
        if (count > limits.MaxItems)
            throw new EvaluationException($"more than {limits.MaxItems} items");
        Step(count);
    }
}
