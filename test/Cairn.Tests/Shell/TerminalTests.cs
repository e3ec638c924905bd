using Cairn.Graph;
using Cairn.Graph.Files;

namespace Cairn.Tests.Shell;

/// <summary>The shell in a real terminal.</summary>
[Slow]
public sealed class TerminalTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-terminal-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task A_person_types_completes_stops_and_leaves()
    {
        using var terminal = Tmux.Start($"env NO_COLOR=1 dotnet {Path.Combine(AppContext.BaseDirectory, "cairn.dll")} query --graph {Graph()}; echo left $?; sleep 60");
        Assert.SkipWhen(terminal is null, "tmux is not here");
        var cancelled = TestContext.Current.CancellationToken;
        await terminal.WaitFor("cairn>", cancelled);

        terminal.Type("MATCH (n:Bu");
        terminal.Press("Tab");
        await terminal.WaitFor("cairn> MATCH (n:Bucket", cancelled);
        terminal.Type(") RETURN n.ke");
        terminal.Press("Tab", "Enter");
        terminal.Type("LIMIT 1;");
        terminal.Press("Enter");
        var screen = await terminal.WaitFor("1 row,", cancelled);
        Assert.Contains("cairn> MATCH (n:Bucket) RETURN n.key\n  ...> LIMIT 1;\nn.key\n-----\n", screen, StringComparison.Ordinal);

        terminal.Type("MATCH p = ()-[*]-() RETURN p;");
        terminal.Press("Enter");
        await Task.Delay(300, cancelled);
        terminal.Press("C-c");
        await terminal.WaitFor("stopped", cancelled);

        terminal.Press("Up", "Up", "C-c");
        await terminal.WaitFor("LIMIT 1;^C", cancelled);
        terminal.Press("C-d");
        Assert.DoesNotContain("\u001b", await terminal.WaitFor("left 0", cancelled), StringComparison.Ordinal);
    }

    private string Graph()
    {
        var builder = new GraphBuilder();
        for (var i = 0; i < 900; i++)
            builder.AddEdge(builder.AddNode($"n{i / 30}", "Bucket"), "E", builder.AddNode($"n{i % 30}", "Bucket"));
        var path = Path.Combine(_folder.FullName, "dense.graph");
        GraphFile.Save(builder.Freeze(), path);
        return path;
    }
}
