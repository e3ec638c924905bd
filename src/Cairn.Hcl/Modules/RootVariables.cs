using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Modules;

/// <summary>Values of the root module's variables: defaults, files of variables, the command line; the later counts.</summary>
internal sealed class RootVariables(Configuration configuration, Module root, ModuleReader reader)
{
    private static readonly string[] Plain = ["terraform.tfvars", "terraform.tfvars.json"];

    private readonly Dictionary<string, HclValue> _values = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, HclValue> Read()
    {
        // https://developer.hashicorp.com/terraform/language/values/variables#variable-definition-precedence
        var names = configuration.Files.FilesIn(root.Path);
        foreach (var name in Plain.Where(names.Contains))
            Take(reader.ReadFile(ModuleReader.Join(root.Path, name)), isOwn: true);
        foreach (var name in names.Where(IsAutomatic))
            Take(reader.ReadFile(ModuleReader.Join(root.Path, name)), isOwn: true);
        foreach (var file in configuration.Input.VariableFiles)
        {
            var parsed = HclParser.ParseVariables(file, configuration.Input.Limits);
            foreach (var diagnostic in parsed.Diagnostics)
                configuration.Tell(diagnostic);
            Take(parsed, isOwn: false);
        }

        foreach (var given in configuration.Input.Variables)
            Take(given);
        return _values;
    }

    private static bool IsAutomatic(string name) => name.EndsWith(".auto.tfvars", StringComparison.Ordinal) || name.EndsWith(".auto.tfvars.json", StringComparison.Ordinal);

    /// <param name="isOwn">The file is of this configuration alone; one that the user names may be meant for others.</param>
    private void Take(HclFile? file, bool isOwn)
    {
        foreach (var attribute in file?.Body.Attributes ?? [])
        {
            if (root.Variables.ContainsKey(attribute.Name))
                Set(attribute.Name, attribute.Value);
            else if (isOwn)
                configuration.Assumptions.Add(new("variable-undeclared", $"a value is given to `{attribute.Name}`, but the configuration declares no such variable; it was not used", attribute.Range, "correct the name, or declare it with a `variable` block"));
        }
    }

    /// <summary>
    /// On the command line a text needs no quotes, unless the variable has a type that is no primitive one:
    /// https://developer.hashicorp.com/terraform/language/values/variables#complex-typed-values.
    /// </summary>
    private void Take(string given)
    {
        var mark = given.IndexOf('=', StringComparison.Ordinal);
        var source = new SourceText("--var", given);
        if (mark <= 0 || !root.Variables.TryGetValue(given[..mark], out var variable))
        {
            if (mark <= 0)
                configuration.Tell(new("hcl-variable", $"`{given}` does not give a variable its value", new(source, 0, given.Length), "write `--var name=value`"));
            return;
        }

        var text = given[(mark + 1)..];
        if (variable.Type.IsPrimitive || !variable.IsTyped)
        {
            _values[variable.Name] = HclValue.Of(text);
            return;
        }

        var (expression, fault) = HclParser.ParseExpression(new("--var", text), configuration.Input.Limits);
        if (expression is null)
            configuration.Tell(fault!);
        else
            Set(variable.Name, expression);
    }

    private void Set(string name, Expression expression)
    {
        try
        {
            _values[name] = new Evaluator(configuration.FunctionsOf().Call, configuration.Budget).Evaluate(expression, Scope.Empty);
        }
        catch (EvaluationException e)
        {
            configuration.Tell(e.Diagnostic!);
        }
    }
}
