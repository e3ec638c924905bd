namespace Cairn.Cli.Shell;

/// <summary>What the line editor needs of a terminal.</summary>
internal interface ITerminal
{
    int Width { get; }

    int Height { get; }

    bool HasColours { get; }

    ConsoleKeyInfo ReadKey();

    void Write(string text);
}
