using System.Text;
using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Modules;

/// <summary>Reads the files of a directory into one module; a faulty file is told and the others are read.</summary>
internal sealed class ModuleReader(IFileTree files, HclLimits limits, ICollection<HclDiagnostic> diagnostics)
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <summary>Endings of code, each with the one that OpenTofu takes in its place: https://opentofu.org/docs/language/files/#support-for-alternate-extensions.</summary>
    private static readonly (string Ending, string Tofu)[] Endings = [(".tf", ".tofu"), (".tf.json", ".tofu.json")];

    public static bool IsCode(string file) => Endings.Any(ending => file.EndsWith(ending.Ending, StringComparison.Ordinal) || file.EndsWith(ending.Tofu, StringComparison.Ordinal));

    public Module Read(string path)
    {
        var module = new Module(path);
        var all = files.FilesIn(path);
        var names = all.Where(file => IsCode(file) && !file.StartsWith('.') && !IsReplaced(file, all)).ToList();
        var declarations = new Declarations(module, diagnostics);
        foreach (var name in names.Where(name => !IsOverride(name)).Concat(names.Where(IsOverride)))
        {
            if (ReadFile(Join(path, name)) is { } file)
                declarations.Take(file.Body, isOverride: IsOverride(name));
        }

        return module;
    }

    /// <summary>A file of variables, or of code, as a body.</summary>
    public HclFile? ReadFile(string path)
    {
        var shown = files.Name.Length == 0 ? path : $"{files.Name}/{path}";
        if (files.Read(path) is not { } bytes)
        {
            diagnostics.Add(new("hcl-unreadable", "the file cannot be read or is too large", new(new(shown, ""), 0, 0)));
            return null;
        }

        HclFile file;
        try
        {
            var source = new SourceText(shown, Utf8.GetString(bytes));
            file = path.EndsWith(".json", StringComparison.Ordinal) ? JsonSyntax.Parse(source, limits, isVariables: path.EndsWith(".tfvars.json", StringComparison.Ordinal)) : HclParser.Parse(source, limits);
        }
        catch (DecoderFallbackException)
        {
            diagnostics.Add(new("hcl-not-unicode", "the file is not valid UTF-8 text", new(new(shown, ""), 0, 0), "write it as UTF-8"));
            return null;
        }

        foreach (var diagnostic in file.Diagnostics)
            diagnostics.Add(diagnostic);
        return file;
    }

    public static string Join(string folder, string name) => folder.Length == 0 ? name : $"{folder}/{name}";

    // https://developer.hashicorp.com/terraform/language/files/override
    private static bool IsOverride(string name) => Endings.Any(ending => IsOverride(name, ending.Ending) || IsOverride(name, ending.Tofu));

    private static bool IsOverride(string name, string ending) => name == "override" + ending || name.EndsWith("_override" + ending, StringComparison.Ordinal);

    /// <summary>Where both <c>a.tf</c> and <c>a.tofu</c> lie, the directory is for OpenTofu, which leaves the former out.</summary>
    private static bool IsReplaced(string name, IReadOnlyList<string> all) =>
        Endings.Any(ending => name.EndsWith(ending.Ending, StringComparison.Ordinal) && all.Contains(name[..^ending.Ending.Length] + ending.Tofu));
}

/// <summary>Sorts the blocks of files into a module.</summary>
internal sealed class Declarations(Module module, ICollection<HclDiagnostic> diagnostics)
{
    public void Take(Body body, bool isOverride)
    {
        foreach (var attribute in body.Attributes)
            diagnostics.Add(new("hcl-structure", $"`{attribute.Name}` stands outside any block", attribute.Range, "put it inside a block such as `locals`"));
        foreach (var block in body.Blocks)
            Take(block, isOverride);
    }

    private void Take(Block block, bool isOverride)
    {
        switch (block.Type, block.Labels)
        {
            case ("resource" or "data" or "ephemeral", [var type, var name]):
                Resource(block, type, name, isOverride);
                break;
            case ("variable", [var name]):
                Once(module.Variables, name, Variable(name, block, module.Variables.GetValueOrDefault(name)), block, isOverride);
                break;
            case ("output", [var name]) when block.Body.Attribute("value") is { } value:
                Once(module.Outputs, name, new(name, value.Value, IsTrue(block.Body, "sensitive")), block, isOverride);
                break;
            case ("module", [var name]):
                Once(module.Calls, name, new(name, Merged(module.Calls.GetValueOrDefault(name)?.Body, block.Body, isOverride), block.Header), block, isOverride);
                break;
            case ("provider", [var name]):
                Provider(block, name, isOverride);
                break;
            case ("locals", []):
                foreach (var local in block.Body.Attributes)
                    Once(module.Locals, local.Name, local.Value, block with { Header = local.Range }, isOverride);
                break;
            case ("terraform", []):
                Requirements(block.Body);
                break;
            case ("moved" or "import" or "removed" or "check" or "output", _):
                break;
            case ("resource" or "data" or "ephemeral" or "variable" or "module" or "provider" or "locals" or "terraform", _):
                diagnostics.Add(new("hcl-structure", $"a block `{block.Type}` has {Count(block.Type)} label{(Count(block.Type) == 1 ? "" : "s")}, not {block.Labels.Count}", block.Header));
                break;
            default:
                diagnostics.Add(new("hcl-structure", $"there is no block `{block.Type}` in a Terraform configuration", block.Header));
                break;
        }
    }

    private static int Count(string type) => type is "resource" or "data" or "ephemeral" ? 2 : type is "locals" or "terraform" ? 0 : 1;

    private void Resource(Block block, string type, string name, bool isOverride)
    {
        var key = block.Type == "resource" ? $"{type}.{name}" : block.Type == "data" ? $"data.{type}.{name}" : $"ephemeral.{type}.{name}";
        if (block.Type == "ephemeral")
            return;
        var body = Merged(module.Resources.GetValueOrDefault(key)?.Body, block.Body, isOverride);
        Once(module.Resources, key, new(block.Type == "data", type, name, body, block.Header), block, isOverride);
    }

    private void Provider(Block block, string name, bool isOverride)
    {
        var alias = block.Body.Attribute("alias")?.Value is Expression.Literal { Value: StringValue text } ? text.Value : null;
        var provider = new ProviderBlock(name, alias, block.Body, block.Header);
        if (isOverride && module.Providers.FindIndex(other => other.Key == provider.Key) is >= 0 and var at)
            module.Providers[at] = provider with { Body = Merged(module.Providers[at].Body, block.Body, isOverride) };
        else
            module.Providers.Add(provider);
    }

    private void Once<T>(Dictionary<string, T> declared, string name, T value, Block block, bool isOverride)
    {
        if (declared.TryAdd(name, value) || isOverride)
            declared[name] = value;
        else
            diagnostics.Add(new("hcl-declared-twice", $"{block.Type} `{string.Join('.', block.Labels.DefaultIfEmpty(name))}` is declared twice in one module; the first counts", block.Header, "rename or remove one of them"));
    }

    private Variable Variable(string name, Block block, Variable? before)
    {
        var type = block.Body.Attribute("type") is { } constraint ? TypeConstraint.Read(constraint.Value, diagnostics) : before?.Type ?? HclType.Dynamic;
        var isNullable = block.Body.Attribute("nullable") is null ? before?.IsNullable ?? true : !IsFalse(block.Body, "nullable");
        var isTyped = block.Body.Attribute("type") is not null || before?.IsTyped == true;
        return new(name, type, block.Body.Attribute("default")?.Value ?? before?.Default, IsTrue(block.Body, "sensitive") || before?.IsSensitive == true, isNullable, block.Header) { IsTyped = isTyped };
    }

    /// <summary>An override replaces attributes one by one, and all blocks of a type at once.</summary>
    private static Body Merged(Body? before, Body after, bool isOverride)
    {
        if (before is null || !isOverride)
            return after;
        var attributes = before.Attributes.Where(attribute => after.Attribute(attribute.Name) is null).Concat(after.Attributes);
        var replaced = after.Blocks.Select(TypeOf).ToHashSet(StringComparer.Ordinal);
        var blocks = before.Blocks.Where(block => !replaced.Contains(TypeOf(block))).Concat(after.Blocks);
        return before with { Attributes = [.. attributes], Blocks = [.. blocks] };
    }

    private static string TypeOf(Block block) => block is { Type: "dynamic", Labels: [var type] } ? type : block.Type;

    private void Requirements(Body body)
    {
        foreach (var provider in body.BlocksOf("required_providers").SelectMany(block => block.Body.Attributes))
        {
            if (provider.Value is Expression.ObjectOf { Items: var items })
            {
                foreach (var (key, value) in items)
                {
                    if (key is Expression.Literal { Value: StringValue { Value: "source" } } && value is Expression.Literal { Value: StringValue source })
                        module.ProviderSources[provider.Name] = source.Value;
                }
            }
        }
    }

    private static bool IsTrue(Body body, string name) => body.Attribute(name)?.Value is Expression.Literal { Value: BoolValue { Value: true } };

    private static bool IsFalse(Body body, string name) => body.Attribute(name)?.Value is Expression.Literal { Value: BoolValue { Value: false } };
}
