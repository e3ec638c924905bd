using Cairn.Tests.Golden;

namespace Cairn.Tests.Documents;

/// <summary>`docs/reference` is what `cairn docs` writes from the declarations; <c>CAIRN_ACCEPT=1</c> writes it anew.</summary>
public sealed class ReferenceTests
{
    private static readonly string Committed = Repository.In("docs", "reference");

    [Fact]
    public async Task The_committed_reference_is_what_the_declarations_say()
    {
        var folder = Directory.CreateTempSubdirectory("cairn-reference-");
        try
        {
            var ended = await CairnProcess.Run(["docs", "--out", folder.FullName], TestContext.Current.CancellationToken);
            Assert.True(ended.ExitCode == 0, ended.Error);

            var written = Pages(folder.FullName);
            foreach (var page in written)
                GoldenFile.Matches(Path.Combine(Committed, page), File.ReadAllText(Path.Combine(folder.FullName, page)));
            Assert.Empty(Pages(Committed).Except(written));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static List<string> Pages(string folder) =>
        [.. Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(folder, path)).Order(StringComparer.Ordinal)];
}
