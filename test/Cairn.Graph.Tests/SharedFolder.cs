namespace Cairn.Graph.Tests;

/// <summary>Finds test data that is kept outside the repository.</summary>
internal static class SharedFolder
{
    /// <summary>The folder an environment variable names, else <c>shared/…</c> beside an ancestor of the test's folder, else null.</summary>
    public static string? Find(string variable, string path)
    {
        if (Environment.GetEnvironmentVariable(variable) is { Length: > 0 } named)
        {
            return Directory.Exists(named) ? named : null;
        }

        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", path);
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }
}
