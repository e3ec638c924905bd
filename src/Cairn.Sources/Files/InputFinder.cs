
namespace Cairn.Sources.Files;

/// <summary>Turns paths into files: a file is itself, a directory is searched.</summary>
internal sealed class InputFinder(ReadOptions options, Intake intake)
{
    private const int MaxLevels = 64;

    private static readonly string[] Endings =
        [".json", ".tfstate", ".tfplan", ".ndjson", ".jsonl", ".yaml", ".yml", ".template", ".json.gz", ".tfstate.gz", ".ndjson.gz", ".jsonl.gz", ".yaml.gz", ".yml.gz", ".template.gz"];

    private readonly HashSet<string> _visited = new(StringComparer.Ordinal);
    private readonly HashSet<string> _files = new(StringComparer.Ordinal);
    private int _offered;

    public IReadOnlyList<Input> Find(IEnumerable<string> paths)
    {
        var inputs = new List<Input>();
        foreach (var path in paths)
        {
            if (path == Input.StandardInput)
                inputs.Add(new(path, Named: true));
            else if (path.Length == 0 || path.Contains('\0', StringComparison.Ordinal) || !Path.Exists(path))
                intake.Refuse(path, new("file-not-found", $"there is no file or directory `{path}`", path, path.StartsWith('-') ? $"`{path}` is no option of this command either; `--help` shows those there are" : "check the path; it is read from the current directory"));
            else if (Directory.Exists(path))
                Search(path, 0, inputs);
            else if (_files.Add(RealFile(path)))
                inputs.Add(new(path, Named: true));
        }

        return inputs;
    }

    private void Search(string directory, int level, List<Input> inputs)
    {
        if (level > MaxLevels)
        {
            intake.Gaps.Add(new("search-too-deep", directory, $"directories below level {MaxLevels} were not searched", "name the directory itself"));
            return;
        }

        try
        {
            if (!_visited.Add(RealPath(directory)))
                return;
            foreach (var file in Directory.GetFiles(directory).Where(IsRelevant).Order(StringComparer.Ordinal))
                Offer(file, inputs);
            foreach (var child in Directory.GetDirectories(directory).Order(StringComparer.Ordinal))
            {
                if (IsSearched(child))
                    Search(child, level + 1, inputs);
                else
                    intake.Sightings.Add(new(child.Replace('\\', '/'), "a directory", "working copies, caches and version control hold copies; name it to have it read", false));
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            intake.Refuse(directory, new("directory-unreadable", $"the directory cannot be searched: {e.Message}", directory));
        }
    }

    private void Offer(string file, List<Input> inputs)
    {
        // A file that is named beside its directory, or twice, is one file.
        if (!_files.Add(RealFile(file)))
            return;
        if (_offered++ < options.MaxFiles)
            inputs.Add(new(file.Replace('\\', '/'), Named: false));
        else if (_offered == options.MaxFiles + 1)
            intake.Gaps.Add(new("search-too-wide", file, $"more than {options.MaxFiles} files; from this one on they were not read", "name the files or fewer directories"));
    }

    // Working copies, caches and version control hold copies of states, not states.
    private static bool IsSearched(string directory) =>
        Path.GetFileName(directory) is var name && !name.StartsWith('.') && name is not ("node_modules" or "__pycache__");

    // A backup beside its state is yesterday's estate.
    private static bool IsRelevant(string file) =>
        Endings.Any(ending => file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
        && !file.EndsWith(".backup", StringComparison.OrdinalIgnoreCase)
        && !Path.GetFileName(file).StartsWith('.')
        // Terraform code is read by directory.
        && !file.EndsWith(".tf.json", StringComparison.Ordinal) && !file.EndsWith(".tofu.json", StringComparison.Ordinal) && !file.EndsWith(".tfvars.json", StringComparison.Ordinal);

    private static string RealFile(string file) => Resolved(Path.GetFullPath(file));

    private static string RealPath(string directory) =>
        Path.TrimEndingDirectorySeparator(new DirectoryInfo(directory).ResolveLinkTarget(returnFinalTarget: true)?.FullName ?? Resolved(Path.GetFullPath(directory)));

    /// <summary>The path with links in its parents followed too, so that a loop comes back to a known name.</summary>
    private static string Resolved(string path)
    {
        var parent = Path.GetDirectoryName(path);
        return parent is null ? path : Path.Combine(RealParent(parent), Path.GetFileName(path));
    }

    private static string RealParent(string path)
    {
        var link = new DirectoryInfo(path).ResolveLinkTarget(returnFinalTarget: true);
        return link?.FullName ?? (Path.GetDirectoryName(path) is { } parent ? Path.Combine(RealParent(parent), Path.GetFileName(path)) : path);
    }
}
