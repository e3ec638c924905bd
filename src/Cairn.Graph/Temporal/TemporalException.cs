namespace Cairn.Graph.Temporal;

/// <summary>A temporal value that cannot be made; callers turn it into an error of their own kind.</summary>
internal sealed class TemporalException : Exception
{
    public TemporalException()
    {
    }

    public TemporalException(string message)
        : base(message)
    {
    }

    public TemporalException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
