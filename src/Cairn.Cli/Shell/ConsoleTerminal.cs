namespace Cairn.Cli.Shell;

/// <summary>The terminal the process was started in.</summary>
internal sealed class ConsoleTerminal(bool colours) : ITerminal
{
    private const int Narrowest = 20;

    public int Width => Size(() => Console.WindowWidth, 80);

    public int Height => Size(() => Console.WindowHeight, 24);

    public bool HasColours => colours;

    public ConsoleKeyInfo ReadKey() => Console.ReadKey(intercept: true);

    public void Write(string text) => Console.Out.Write(text);

    private static int Size(Func<int> ask, int otherwise)
    {
        try
        {
            return ask() is var size and > 0 ? Math.Max(Narrowest, size) : otherwise;
        }
        catch (IOException)
        {
            return otherwise;
        }
    }
}
