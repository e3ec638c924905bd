namespace Cairn.Graph.Tests.Fuzz;

/// <summary>A query that trying everything takes too long for.</summary>
internal sealed class TooLongException : Exception
{
    public TooLongException()
    {
    }

    public TooLongException(string message)
        : base(message)
    {
    }

    public TooLongException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
