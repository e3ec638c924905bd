using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Functions;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Modules;

/// <summary>Evaluates a root module and all modules below it, as far as that goes without applying anything.</summary>
public sealed class Configuration
{
    private readonly Dictionary<string, Module> _modules = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FunctionTable> _functions = new(StringComparer.Ordinal);
    private readonly HashSet<HclDiagnostic> _told = [];
    private readonly ModuleReader _reader;
    private readonly InstalledModules _installed;
    private int _resources;
    private int _instances;
    private ModuleInstance? _root;

    public Configuration(IFileTree files, string path, ConfigurationInput input, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(files);
        ArgumentNullException.ThrowIfNull(input);
        Files = files;
        RootPath = path;
        Input = input;
        Budget = new(input.Limits, cancellation);
        _reader = new(files, input.Limits, Diagnostics);
        _installed = new(files, path);
    }

    public List<HclDiagnostic> Diagnostics { get; } = [];

    public List<MissingModule> Missing { get; } = [];

    /// <summary>What was assumed because a value that decides how often something exists is not known.</summary>
    public List<HclDiagnostic> Assumptions { get; } = [];

    /// <summary>Texts of sensitive variables and outputs.</summary>
    public HashSet<string> Secrets { get; } = new(StringComparer.Ordinal);

    /// <summary>Directories that were read as modules called by others.</summary>
    public IEnumerable<string> CalledPaths => _modules.Keys.Where(path => path != RootPath);

    /// <summary>The variables of the root module.</summary>
    public IEnumerable<string> Variables => ModuleAt(RootPath).Variables.Keys;

    /// <summary>Whether a bound was met; what came after is missing.</summary>
    public bool IsCut => Budget.IsSpent || _resources > Input.Limits.MaxResources || _instances > Input.Limits.MaxModules;

    internal IFileTree Files { get; }

    /// <summary>The directory of the root module, from the root of the tree.</summary>
    public string RootPath { get; }

    internal ConfigurationInput Input { get; }

    internal Budget Budget { get; }

    /// <summary>Whether a file is code, by its name.</summary>
    public static bool IsCode(string file) => ModuleReader.IsCode(file);

    /// <summary>All resource and data instances, sorted by address.</summary>
    public IReadOnlyList<(ResourceInstance Instance, HclValue Seen)> Evaluate()
    {
        var root = ModuleAt(RootPath);
        var variables = new RootVariables(this, root, _reader).Read();
        var found = new List<(ResourceInstance, HclValue)>();
        _root = new ModuleInstance(this, root, null, null, "", variables);
        _root.Collect(found, 0);
        return [.. found.OrderBy(item => item.Item1.Address, StringComparer.Ordinal)];
    }

    /// <summary>The value of an output of the root module, after <see cref="Evaluate"/>.</summary>
    public HclValue RootOutput(string name) => _root?.Output(name) ?? HclValue.Unknown(HclType.Dynamic);

    internal Module ModuleAt(string path)
    {
        if (!_modules.TryGetValue(path, out var module))
            _modules[path] = module = _reader.Read(path);
        return module;
    }

    /// <summary>The directory of a called module, or null with the reason why there is none and what to do.</summary>
    internal (string? Path, string Why, string Help) Locate(ModuleCall call, string callerPath, string address)
    {
        if (call.Source is not { } source)
        {
            return call.Body.Attribute("source") is null
                ? (null, "it has no `source`", "say where it comes from")
                : (null, "its source is computed", "scan a plan instead, in which it is resolved");
        }

        if (!call.IsLocal)
        {
            return _installed.Find(address) is { } installed && Files.HasDirectory(installed)
                ? (installed, "", "")
                : (null, "it comes from elsewhere and is not installed here", "run `terraform init -backend=false` in the directory of the configuration, which puts it below `.terraform` and needs no credentials");
        }

        var path = Functions.Files.Inside(ModuleReader.Join(callerPath, source));
        if (path is null)
            return (null, "it lies outside the scanned directory", "scan the directory that holds both");
        return Files.HasDirectory(path) ? (path, "", "") : (null, $"there is no directory `{path}`", "correct its `source`, or scan the directory that holds it as well");
    }

    /// <summary>File functions read from the directory of the root module, as Terraform's do.</summary>
    internal FunctionTable FunctionsOf()
    {
        if (!_functions.TryGetValue("", out var table))
            _functions[""] = table = new(new() { Files = Files, Folder = RootPath, DecodeYaml = Input.DecodeYaml });
        return table;
    }

    internal void Tell(HclDiagnostic diagnostic)
    {
        if (_told.Add(diagnostic))
            Diagnostics.Add(diagnostic);
    }

    internal bool CountsModule()
    {
        Budget.Step(100);
        return ++_instances <= Input.Limits.MaxModules;
    }

    internal bool Counts() => ++_resources <= Input.Limits.MaxResources;
}

/// <summary>What the user gives beside the files.</summary>
public sealed record ConfigurationInput
{
    public HclLimits Limits { get; init; } = new();

    /// <summary>Values of variables as on the command line, each <c>name=value</c>; the last counts.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>Files of variables, as their name and content.</summary>
    public IReadOnlyList<SourceText> VariableFiles { get; init; } = [];

    public IProviderKnowledge? Knowledge { get; init; }

    public Func<string, HclValue>? DecodeYaml { get; init; }
}
