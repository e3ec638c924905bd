using Cairn.Cli.Text;
using Cairn.Providers.Records;

namespace Cairn.Cli.Pipeline;

/// <summary>Says on standard error what is going on, if a person is watching, and what is wrong, always.</summary>
internal sealed class Progress
{
    private readonly bool _watched = !Console.IsErrorRedirected;
    private bool _showing;

    public void Say(string stage)
    {
        if (!_watched)
            return;
        Clear();
        Console.Error.Write($"\r{stage} …");
        _showing = true;
    }

    public void Warn(Diagnostic diagnostic)
    {
        Clear();
        Console.Error.WriteLine($"{Plain.Line(diagnostic.Where)}: {Plain.Line(diagnostic.Message)} [{diagnostic.Code}]");
        if (diagnostic.Help is not null)
            Console.Error.WriteLine($"  help: {Plain.Line(diagnostic.Help)}");
    }

    /// <summary>Takes the stage off the screen.</summary>
    public void Clear()
    {
        if (!_showing)
            return;
        Console.Error.Write("\r\u001b[K");
        _showing = false;
    }
}
