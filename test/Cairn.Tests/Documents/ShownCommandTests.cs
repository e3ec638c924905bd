using Cairn.Tests.Structure;

namespace Cairn.Tests.Documents;

/// <summary>Every command that README and the documents show does what they say.</summary>
[Slow]
public sealed class ShownCommandTests
{
    public static TheoryData<string> Commands => [.. SourceTree.Tracked.Where(path => path.EndsWith(".md", StringComparison.Ordinal))
        .SelectMany(path => ShownCommand.Lines(File.ReadLines(path))).Distinct().Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task A_command_that_is_shown_works(string line)
    {
        var command = ShownCommand.Parse(line);

        var ended = await CairnProcess.Run(command.Arguments, TestContext.Current.CancellationToken);

        Assert.True(ended.ExitCode == command.ExitCode, $"it ended with {ended.ExitCode}: {ended.Error}");
    }

    [Theory]
    [InlineData("cairn scan a.json --from \"two words\"", "scan|a.json|--from|two words", 0)]
    [InlineData("cairn scan broken.json  # exits 2", "scan|broken.json", 2)]
    [InlineData("dotnet run -c Release --project src/Cairn.Cli -- demo", "demo", 0)]
    public void A_line_is_read_as_a_shell_would(string line, string arguments, int exitCode)
    {
        var command = ShownCommand.Parse(line);

        Assert.Equal((arguments, exitCode), (string.Join('|', command.Arguments), command.ExitCode));
    }
}
