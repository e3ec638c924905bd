using System.Text.RegularExpressions;

namespace Cairn.Tests.Structure;

/// <summary>What must not be in the repository: where somebody's machine keeps things, private package feeds, secrets.</summary>
public sealed partial class RepositoryTextTests
{
    private static readonly string[] Binary = [".gz", ".png", ".zip", ".snk"];

    [Fact]
    public void No_file_names_a_folder_of_somebodys_machine() => Assert.Empty(Found(MachinePath()));

    [Fact]
    public void No_file_names_a_package_feed() => Assert.Empty(Found(PackageFeed()));

    [Fact]
    public void No_file_holds_a_secret() => Assert.Empty(Found(Secret()));

    [Fact]
    public void No_file_holds_an_unfinished_merge() => Assert.Empty(Found(MergeMarker()));

    [Fact]
    public void No_package_source_is_configured() =>
        Assert.DoesNotContain(SourceTree.Tracked, path => Path.GetFileName(path).Equals("nuget.config", StringComparison.OrdinalIgnoreCase));

    [Fact]
    public void Lock_files_hold_no_address()
    {
        var locks = SourceTree.Tracked.Where(path => Path.GetFileName(path) == "packages.lock.json").ToList();

        Assert.Equal(SourceTree.Projects.Count, locks.Count);
        Assert.DoesNotContain(locks, path => File.ReadAllText(path).Contains("://", StringComparison.Ordinal));
    }

    private static IEnumerable<string> Found(Regex pattern) =>
        from path in SourceTree.Tracked
        where !Binary.Contains(Path.GetExtension(path)) && Path.GetFileName(path) != $"{nameof(RepositoryTextTests)}.cs"
        from line in File.ReadLines(path).Index()
        from match in pattern.Matches(line.Item)
        select $"{SourceTree.Shown(path)}:{line.Index + 1}: {match.Value}";

    [GeneratedRegex("^(<<<<<<<|>>>>>>>) ")]
    private static partial Regex MergeMarker();

    /// <summary>A home or a work folder; those of Amazon's and Ubuntu's machine images are nobody's.</summary>
    [GeneratedRegex(@"(?<![\w.~$}>*-])(/(work|root|Users)/\w[\w./-]*|/home/(?!ec2-user\b|ubuntu\b|sagemaker-user\b)\w[\w./-]*|[A-Z]:\\Users\\\w+)")]
    private static partial Regex MachinePath();

    [GeneratedRegex(@"https?://[\w.:-]+/([\w./-]*/)?(v3/index\.json|nuget/|api/nuget|simple/|npm/)|https?://[\w.-]*(artifactory|nexus|jfrog|pkgs\.dev)[\w.-]*", RegexOptions.IgnoreCase)]
    private static partial Regex PackageFeed();

    /// <summary>Forms that only real credentials have; documentation keys say EXAMPLE.</summary>
    [GeneratedRegex(@"\b(AKIA|ASIA)(?!\w*EXAMPLE)[A-Z2-7]{16}\b|-----BEGIN [A-Z ]*PRIVATE KEY-----(\\n|\n)?[A-Za-z0-9+/]{40}|\bgh[pousr]_[A-Za-z0-9]{36}\b|\bxox[abpr]-[0-9]{8,}-|\bsk-[A-Za-z0-9]{40,}\b|\bAIza[\w-]{35}\b")]
    private static partial Regex Secret();
}
