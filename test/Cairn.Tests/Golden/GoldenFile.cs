namespace Cairn.Tests.Golden;

/// <summary>Compares text with a committed file; <c>CAIRN_ACCEPT=1</c> rewrites the file instead.</summary>
internal static class GoldenFile
{
    private static readonly bool Accepting = Environment.GetEnvironmentVariable("CAIRN_ACCEPT") == "1";

    public static void Matches(string path, string actual)
    {
        if (Accepting)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"there is no golden file {path}; run the tests once with CAIRN_ACCEPT=1 and read what it wrote");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
