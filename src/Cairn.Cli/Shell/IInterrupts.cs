namespace Cairn.Cli.Shell;

/// <summary>What Ctrl-C means: a key while a text is typed, a stop while a query runs.</summary>
internal interface IInterrupts
{
    void ReadAsKeys();

    /// <summary>From now on Ctrl-C cancels this.</summary>
    CancellationToken Begin();
}
