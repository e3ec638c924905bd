namespace Cairn.Sources.Aws;

/// <summary>Collection cannot begin: there are no credentials, or they are not accepted.</summary>
public sealed class AwsUnreachableException(string message, string? help = null) : Exception(message)
{
    public string? Help { get; } = help;
}
