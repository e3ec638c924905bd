using Cairn.Hcl.Modules;

namespace Cairn.Sources.TerraformCode;

/// <summary>Finds the root modules below a directory: directories with code that no other one calls as a module.</summary>
internal sealed class CodeFinder(string directory)
{
    private const int MaxLevels = 16;
    private const int MaxFolders = 5_000;

    private static readonly string[] TerragruntFiles = ["terragrunt.hcl", "terragrunt.hcl.json", "terragrunt.stack.hcl"];

    private readonly List<string> _folders = [];
    private readonly List<string> _terragrunt = [];

    /// <summary>Whether a directory itself holds Terraform code.</summary>
    public static bool IsCode(string directory) =>
        Directory.EnumerateFiles(directory).Any(Configuration.IsCode);

    /// <summary>Directories with code by their paths from the searched one, the outermost first.</summary>
    public IReadOnlyList<string> Find(Intake intake)
    {
        Search(directory, "", 0);
        if (_terragrunt.Count > 0)
            intake.Gaps.Add(new("terragrunt", $"{directory.TrimEnd('/')}/{_terragrunt[0]}", $"{_terragrunt.Count} {(_terragrunt.Count == 1 ? "directory is" : "directories are")} deployed with Terragrunt, whose files are not read: the values they give to variables are unknown, and so is code that they bring from elsewhere", "scan the plans: `terragrunt run-all plan -out plan`, then `terragrunt run-all show -json plan`"));
        if (_folders.Count >= MaxFolders)
            intake.Gaps.Add(new("search-too-wide", directory, $"more than {MaxFolders} directories with Terraform code; the others were not read", "name fewer directories"));
        return _folders;
    }

    /// <summary>Leaves out what another configuration has read as its module.</summary>
    public static IEnumerable<Configuration> Roots(IReadOnlyList<string> folders, Func<string, Configuration> read)
    {
        var configurations = new List<Configuration>();
        var called = new HashSet<string>(StringComparer.Ordinal);
        // What is a module of one that is read already need not be read by itself.
        foreach (var folder in folders.Where(folder => !called.Contains(folder)))
        {
            configurations.Add(read(folder));
            called.UnionWith(configurations[^1].CalledPaths);
        }

        return configurations.Where(configuration => !called.Contains(configuration.RootPath));
    }

    private void Search(string folder, string path, int level)
    {
        try
        {
            if (_folders.Count >= MaxFolders)
                return;
            if (IsCode(folder))
                _folders.Add(path);
            // https://terragrunt.gruntwork.io/docs/reference/config-blocks-and-attributes
            if (TerragruntFiles.FirstOrDefault(file => File.Exists(Path.Combine(folder, file))) is { } found)
                _terragrunt.Add(path.Length == 0 ? found : $"{path}/{found}");
            if (level >= MaxLevels)
                return;
            foreach (var child in new DirectoryInfo(folder).EnumerateDirectories().Where(IsSearched).OrderBy(child => child.Name, StringComparer.Ordinal))
                Search(child.FullName, path.Length == 0 ? child.Name : $"{path}/{child.Name}", level + 1);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // The search for other sources has told it already.
        }
    }

    private static bool IsSearched(DirectoryInfo folder) =>
        !folder.Name.StartsWith('.') && folder.Name is not ("node_modules" or "__pycache__") && folder.LinkTarget is null;
}
