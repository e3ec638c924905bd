namespace Cairn.Cli.Shell;

/// <summary>Ctrl-C of the terminal the process was started in.</summary>
internal sealed class ConsoleInterrupts : IInterrupts, IDisposable
{
    private CancellationTokenSource _source = new();

    public ConsoleInterrupts() => Console.CancelKeyPress += OnCancel;

    public void ReadAsKeys() => Console.TreatControlCAsInput = true;

    public CancellationToken Begin()
    {
        _source.Dispose();
        _source = new CancellationTokenSource();
        Console.TreatControlCAsInput = false;
        return _source.Token;
    }

    public void Dispose()
    {
        Console.CancelKeyPress -= OnCancel;
        Console.TreatControlCAsInput = false;
        _source.Dispose();
    }

    private void OnCancel(object? sender, ConsoleCancelEventArgs pressed)
    {
        pressed.Cancel = true;
        try
        {
            _source.Cancel();
        }
        catch (ObjectDisposedException)
        {
            // The query ended just now; there is nothing left to stop.
        }
    }
}
