namespace Cairn.Graph;

/// <summary>A graph file or stream that cannot be read; the message says where and why.</summary>
public sealed class GraphFormatException : Exception
{
    public GraphFormatException()
    {
    }

    public GraphFormatException(string message)
        : base(message)
    {
    }

    public GraphFormatException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
