using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Modules;

/// <summary>A module with the values its caller gave it; everything inside is computed when it is first asked for.</summary>
internal sealed class ModuleInstance : Scope
{
    private readonly Configuration _configuration;
    private readonly Module _module;
    private readonly string _address;
    private readonly IReadOnlyDictionary<string, HclValue> _inputs;
    private readonly Dictionary<string, HclValue> _values = new(StringComparer.Ordinal);
    private readonly HashSet<string> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<CalledModule>> _called = new(StringComparer.Ordinal);
    private readonly Resources _resources;
    private readonly ModuleInstance? _caller;

    public ModuleInstance(Configuration configuration, Module module, ModuleInstance? caller, Providers? callers, string address, IReadOnlyDictionary<string, HclValue> inputs)
    {
        _caller = caller;
        _configuration = configuration;
        _module = module;
        _address = address;
        _inputs = inputs;
        Evaluator = new(configuration.FunctionsOf().Call, configuration.Budget);
        Bodies = new(Evaluator, configuration);
        Providers = callers ?? new(this, module, null, null);
        _resources = new(this, configuration, module);
    }

    public Evaluator Evaluator { get; }

    public Bodies Bodies { get; }

    public Providers Providers { get; }

    /// <summary>What addresses inside this module begin with.</summary>
    public string Prefix => _address.Length == 0 ? "" : _address + ".";

    public override HclValue? Find(string name, IReadOnlyList<string> steps, out int used)
    {
        used = steps.Count == 0 ? 0 : 1;
        var first = steps.Count > 0 ? steps[0] : null;
        switch (name)
        {
            case "var":
                return first is null ? HclValue.Object(_module.Variables.Keys.Select(key => KeyValuePair.Create(key, Variable(key)))) : Variable(first);
            case "local":
                return first is null ? HclValue.Object(_module.Locals.Keys.Select(key => KeyValuePair.Create(key, Local(key)))) : Local(first);
            case "module" when first is not null:
                return Called(first, steps, ref used);
            case "path" or "terraform" when first is not null:
                return Surroundings(name, first);
            case "data" when steps.Count > 1:
                used = 2;
                return _resources.Seen($"data.{first}.{steps[1]}");
            case "ephemeral" when steps.Count > 1:
                used = 2;
                return HclValue.Unknown(HclType.Dynamic, Symbol.To($"{Prefix}ephemeral.{first}.{steps[1]}"));
            default:
                return first is null || !_module.Resources.ContainsKey($"{name}.{first}") ? null : _resources.Seen($"{name}.{first}");
        }
    }

    /// <summary>Adds all resources of this module and of those below it.</summary>
    public void Collect(List<(ResourceInstance, HclValue)> found, int depth)
    {
        foreach (var key in _module.Resources.Keys)
            found.AddRange(_resources.Instances(key));
        foreach (var call in _module.Calls.Values)
        {
            foreach (var called in Instances(call, depth))
                called.Module?.Collect(found, depth + 1);
        }

        // Also outputs are looked at: what is sensitive in them is told twice.
        foreach (var output in _module.Outputs.Values)
            Remember(Output(output.Name));
    }

    /// <summary>Computed once; a value that needs itself is a fault.</summary>
    public HclValue Once(string key, Func<HclValue> compute)
    {
        if (_values.TryGetValue(key, out var known))
            return known;
        if (!_open.Add(key))
            throw new EvaluationException($"`{Prefix}{key}` refers to itself", "break the circle of references");
        try
        {
            return _values[key] = compute();
        }
        catch (EvaluationException e)
        {
            _configuration.Tell(e.Diagnostic ?? new("hcl-value", e.Message, default, e.Help));
            return _values[key] = HclValue.Unknown(HclType.Dynamic);
        }
        finally
        {
            _open.Remove(key);
        }
    }

    private HclValue Variable(string name)
    {
        if (!_module.Variables.TryGetValue(name, out var variable))
            throw new EvaluationException($"there is no variable `{name}`", "declare it with a `variable` block");
        return Once($"var.{name}", () => Remember(Variable(variable)));
    }

    private HclValue Variable(Variable variable)
    {
        var given = _inputs.GetValueOrDefault(variable.Name);
        if (given is null or NullValue && (given is null || !variable.IsNullable))
            given = variable.Default is null ? null : Evaluator.Evaluate(variable.Default, Empty);
        given ??= HclValue.Unknown(variable.Type, Symbol.To($"{Prefix}var.{variable.Name}"));
        try
        {
            return Conversion.To(given, variable.Type).MarkedLike(variable.IsSensitive);
        }
        catch (EvaluationException e) when (e.Diagnostic is null)
        {
            throw new EvaluationException(new HclDiagnostic("hcl-variable", $"the value of the variable `{variable.Name}` does not fit: {e.Message}", variable.Range));
        }
    }

    private HclValue Local(string name) => _module.Locals.TryGetValue(name, out var expression)
        ? Once($"local.{name}", () => Evaluator.Evaluate(expression, this))
        : throw new EvaluationException($"there is no local value `{name}`", "declare it in a `locals` block");

    public HclValue Output(string name) => Once($"output.{name}", () => Evaluator.Evaluate(_module.Outputs[name].Value, this).MarkedLike(_module.Outputs[name].IsSensitive));

    /// <summary>Keeps what is sensitive, so that it is recognised wherever else it is written.</summary>
    private HclValue Remember(HclValue value)
    {
        if (value is StringValue { IsSensitive: true, Value.Length: > 0 } text)
            _configuration.Secrets.Add(text.Value);
        return value;
    }

    private HclValue Surroundings(string name, string attribute) => (name, attribute) switch
    {
        ("path", "module") => HclValue.Of(_module.Path == _configuration.RootPath ? "." : Relative(_module.Path)),
        ("path", "root" or "cwd") => HclValue.Of("."),
        ("terraform", "workspace") => HclValue.Of("default"),
        ("terraform", "applying") => HclValue.False,
        _ => throw new EvaluationException($"there is no `{name}.{attribute}`"),
    };

    /// <summary>A path below the root module, or one that climbs out of it.</summary>
    private string Relative(string path)
    {
        var (from, to) = (_configuration.RootPath.Split('/', StringSplitOptions.RemoveEmptyEntries), path.Split('/', StringSplitOptions.RemoveEmptyEntries));
        var shared = from.Zip(to).TakeWhile(pair => pair.First == pair.Second).Count();
        return string.Join('/', Enumerable.Repeat("..", from.Length - shared).Concat(to.Skip(shared)).DefaultIfEmpty("."));
    }

    private HclValue Called(string name, IReadOnlyList<string> steps, ref int used)
    {
        if (!_module.Calls.TryGetValue(name, out var call))
            throw new EvaluationException($"there is no module `{name}`", "declare it with a `module` block");
        var instances = Instances(call, _address.Count(c => c == '.') / 2);
        if (Expansion.Of(call.Body) == Expands.Not)
        {
            // One output is computed without the others, which may need what this one gives.
            if (steps.Count > 1)
            {
                used = 2;
                return instances.Count == 0 ? HclValue.Unknown(HclType.Dynamic) : instances[0].Output(steps[1]);
            }

            return instances.Count == 0 ? HclValue.Unknown(HclType.Dynamic) : instances[0].All();
        }

        return Expansion.Gather(call.Body, instances.Select(instance => (instance.Key, instance.All())));
    }

    private IReadOnlyList<CalledModule> Instances(ModuleCall call, int depth)
    {
        if (_called.TryGetValue(call.Name, out var known))
            return known;
        var found = new List<CalledModule>();
        Once($"module.{call.Name}", () =>
        {
            foreach (var (key, suffix, scope) in Expansion.Expand(call.Body, this, this, _configuration, $"{Prefix}module.{call.Name}"))
                found.Add(Call(call, key, $"{Prefix}module.{call.Name}{suffix}", scope, depth));
            return HclValue.Null;
        });
        return _called[call.Name] = found;
    }

    /// <summary>Whether this module or one that it was called by is the one at a path.</summary>
    private bool Calls(string path)
    {
        for (var at = this; at is not null; at = at._caller)
        {
            if (at._module.Path == path)
                return true;
        }

        return false;
    }

    private CalledModule Call(ModuleCall call, HclValue? key, string address, Scope scope, int depth)
    {
        var (path, why, help) = depth >= _configuration.Input.Limits.MaxModuleDepth
            ? (null, $"more than {_configuration.Input.Limits.MaxModuleDepth} modules lie inside each other", "scan the inner ones by themselves")
            : _configuration.Locate(call, _module.Path, address);
        if (path is not null && Calls(path))
            (path, why, help) = (null, "it calls itself, at once or through others, which would never end", "break the circle of modules");
        // Past the bound the whole configuration is told to be cut; one line for each of millions would help nobody.
        if (!_configuration.CountsModule())
            return new(key, address, null, []);
        if (path is null)
        {
            _configuration.Missing.Add(new(address, call.Source ?? "", call.Named, why, help, call.Range));
            return new(key, address, null, []);
        }

        var module = _configuration.ModuleAt(path);
        var inputs = new Dictionary<string, HclValue>(StringComparer.Ordinal);
        foreach (var attribute in call.Body.Attributes.Where(attribute => module.Variables.ContainsKey(attribute.Name)))
            inputs[attribute.Name] = Bodies.Attribute(attribute, scope);
        return new(key, address, new(_configuration, module, this, new(this, module, Providers, call), address, inputs), [.. module.Outputs.Keys]);
    }

    /// <summary>An instance of a called module; without content when it is not here.</summary>
    private sealed record CalledModule(HclValue? Key, string Address, ModuleInstance? Module, IReadOnlyList<string> Outputs)
    {
        public HclValue Output(string name) =>
            Module is null ? HclValue.Unknown(HclType.Dynamic, Symbol.To($"{Address}.{name}"))
            : Outputs.Contains(name) ? Module.Output(name)
            : throw new EvaluationException($"the module has no output `{name}`");

        public HclValue All() => Module is null
            ? HclValue.Unknown(HclType.Dynamic, Symbol.To(Address))
            : HclValue.Object(Outputs.Select(name => KeyValuePair.Create(name, Output(name))));
    }
}
