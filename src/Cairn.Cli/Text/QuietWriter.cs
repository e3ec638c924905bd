using System.Text;

namespace Cairn.Cli.Text;

/// <summary>Standard error for messages beside the answer: a reader who closed it does not want them.</summary>
internal sealed class QuietWriter(TextWriter to) : TextWriter
{
    public override Encoding Encoding => to.Encoding;

    public override void Write(char value) => Try(() => to.Write(value));

    public override void Write(string? value) => Try(() => to.Write(value));

    public override void WriteLine(string? value) => Try(() => to.WriteLine(value));

    public override void Flush() => Try(to.Flush);

    private static void Try(Action write)
    {
        try
        {
            write();
        }
        catch (Exception closed) when (closed is IOException or UnauthorizedAccessException or ObjectDisposedException)
        {
            // Nobody can be told.
        }
    }
}
