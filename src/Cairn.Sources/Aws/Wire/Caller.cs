namespace Cairn.Sources.Aws.Wire;

/// <summary>Where keys come from; they may run out and be had anew.</summary>
internal interface IKeySource
{
    /// <param name="refused">Keys that the service no longer accepts; null when none were.</param>
    Task<Keys> Get(Keys? refused, CancellationToken cancellation);
}

/// <summary>In whose name calls are made.</summary>
/// <param name="Account">The account's number.</param>
internal sealed record Caller(string Account, IKeySource Keys);
