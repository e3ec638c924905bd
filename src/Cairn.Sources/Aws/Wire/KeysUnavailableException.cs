namespace Cairn.Sources.Aws.Wire;

/// <summary>There are no keys to sign with: a role was not given, or a session is over.</summary>
internal sealed class KeysUnavailableException(Failure failure) : Exception(failure.Code == NoCredentials ? failure.Message : failure.Said)
{
    /// <summary>The code of keys that could not be had at all.</summary>
    public const string NoCredentials = "NoCredentials";

    public Failure Failure { get; } = failure;
}
