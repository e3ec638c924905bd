namespace Cairn.Sources.Aws.Wire;

/// <summary>There are no keys to sign with: a role was not given, or a session is over.</summary>
internal sealed class KeysUnavailableException(Failure failure) : Exception($"{failure.Code}: {failure.Message}")
{
    public Failure Failure { get; } = failure;
}
