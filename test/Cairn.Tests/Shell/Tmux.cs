using System.Diagnostics;

namespace Cairn.Tests.Shell;

/// <summary>A real terminal of 80 by 24 with one program in it.</summary>
internal sealed class Tmux : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);
    private readonly string _socket = $"cairn-{Guid.NewGuid():N}";

    private Tmux(string command) => Ask("-f", "/dev/null", "new-session", "-d", "-x", "80", "-y", "24", command);

    public static Tmux? Start(string command) => Exists() ? new Tmux(command) : null;

    public string Screen => Ask("capture-pane", "-p");

    public void Type(string text) => Ask("send-keys", "-l", text.EndsWith(';') ? text[..^1] + "\\;" : text);

    public void Press(params string[] keys) => Ask(["send-keys", .. keys]);

    /// <summary>The screen as soon as it shows a text.</summary>
    public async Task<string> WaitFor(string text, CancellationToken cancelled)
    {
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience)
        {
            var screen = Screen;
            if (screen.Contains(text, StringComparison.Ordinal))
                return screen;
            await Task.Delay(50, cancelled);
        }

        Assert.Fail($"`{text}` never came:\n{Screen}");
        return "";
    }

    public void Dispose() => Ask("kill-server");

    private static bool Exists()
    {
        try
        {
            using var process = Process.Start(new ProcessStartInfo("tmux", ["-V"]) { RedirectStandardOutput = true });
            process?.WaitForExit();
            return process?.ExitCode == 0;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return false;
        }
    }

    private string Ask(params string[] words)
    {
        using var process = Process.Start(new ProcessStartInfo("tmux", ["-L", _socket, .. words]) { RedirectStandardOutput = true, RedirectStandardError = true })!; // tmux exists
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return output;
    }
}
