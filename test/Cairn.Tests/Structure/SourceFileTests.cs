using System.Text.RegularExpressions;

namespace Cairn.Tests.Structure;

/// <summary>What holds for every C# file: its size, its namespace, and how rarely it silences a warning.</summary>
public sealed partial class SourceFileTests
{
    private const int LineCap = 400;

    /// <summary>Warnings silenced in code, each with its reason beside it. This number may only shrink.</summary>
    private const int Suppressions = 1;

    [Fact]
    public void No_file_is_longer_than_the_cap()
    {
        var tooLong = SourceTree.CSharp.Select(path => (File: SourceTree.Shown(path), Lines: File.ReadLines(path).Count())).Where(file => file.Lines > LineCap);

        Assert.Empty(tooLong);
    }

    [Fact]
    public void A_namespace_is_its_folder()
    {
        var elsewhere = SourceTree.CSharp
            .Select(path => (Path: SourceTree.Shown(path), Declared: File.ReadLines(path).Select(line => NamespaceLine().Match(line)).FirstOrDefault(match => match.Success)?.Groups[1].Value))
            .Where(file => file.Declared is null ? !IsEntryPoint(file.Path) : file.Declared != Expected(file.Path));

        Assert.Empty(elsewhere);
    }

    [Fact]
    public void Silenced_warnings_only_become_fewer()
    {
        var silenced = SourceTree.CSharp.Sum(path => File.ReadLines(path).Count(line => SuppressionLine().IsMatch(line)));

        Assert.True(silenced <= Suppressions, $"{silenced} warnings are silenced, {Suppressions} were agreed: repair the cause");
        Assert.True(silenced >= Suppressions, $"only {silenced} warnings are silenced now: lower the number in this test");
    }

    [Fact]
    public void Names_say_what_a_thing_is()
    {
        var vague = SourceTree.CSharp.Select(SourceTree.Shown).Where(path => VagueName().IsMatch(Path.GetFileNameWithoutExtension(path)));

        Assert.Empty(vague);
    }

    /// <summary>Top-level statements have no namespace.</summary>
    private static bool IsEntryPoint(string path) => Path.GetFileName(path) == "Program.cs";

    private static string Expected(string path) => string.Join('.', path.Split('/')[1..^1]);

    [GeneratedRegex(@"^namespace ([\w.]+);")]
    private static partial Regex NamespaceLine();

    [GeneratedRegex(@"^\s*(#pragma warning disable|\[(assembly: |module: )?(\w+\.)*(Unconditional)?SuppressMessage\b)")]
    private static partial Regex SuppressionLine();

    [GeneratedRegex("(Manager|Helpers?|Utils?|Utilities|Impl|Common|Shared|Misc)$")]
    private static partial Regex VagueName();
}
