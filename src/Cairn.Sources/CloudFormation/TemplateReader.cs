using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Providers.Records;
using Cairn.Sources.CloudFormation.Sam;
using Cairn.Sources.Secrets;

namespace Cairn.Sources.CloudFormation;

/// <summary>Turns the templates of one reading into records: stacks with their nested stacks, joined by exports and imports.</summary>
internal sealed class TemplateReader
{
    private const int MaxNesting = 16;

    private readonly IReadOnlyList<Template> _templates;
    private readonly IReadOnlyDictionary<string, Deployment> _deployments;
    private readonly NestedTemplates _nested;
    private readonly Intake _intake;
    private readonly Run _run;
    private readonly List<Stack> _stacks = [];

    private TemplateReader(IReadOnlyList<Template> templates, IReadOnlyDictionary<string, Deployment> deployments, ReadOptions options, Intake intake)
    {
        _run = new(options, intake);
        _templates = [.. templates.Select(template => ServerlessTemplate.Expand(DefinitionFiles.Applied(template, _run), _run))];
        _deployments = deployments;
        _nested = new(_templates);
        _intake = intake;
    }

    /// <param name="deployments">As what and where a template is deployed, by its full path, where something says so.</param>
    public static void Read(IReadOnlyList<Template> templates, IReadOnlyDictionary<string, Deployment> deployments, ReadOptions options, Intake intake)
    {
        if (templates.Count > 0)
            new TemplateReader(templates, deployments, options, intake).Read();
        else
            GivenParameters.Check([], options, intake);
    }

    private void Read()
    {
        foreach (var template in _templates)
            Macros.Tell(template, _run);
        var names = StackNames.Of([.. _templates.Select(template => template.Source)]);
        var alone = _templates.Select(template => Root(template, names[template.Source])).ToList();
        var children = alone.SelectMany(Children).ToHashSet();
        foreach (var stack in alone.Where(stack => !children.Contains(stack.Template)))
            Add(stack, 0, [stack.Template]);
        foreach (var stack in Unreached(alone, children))
            Add(stack, 0, [stack.Template]);
        foreach (var stack in _stacks)
        {
            foreach (var (export, output) in stack.Exports().ToList())
                _run.Export(export, () => stack.Output(output));
        }

        GivenParameters.Check(_stacks, _run.Options, _intake);
        foreach (var stack in _stacks)
            Keep(stack);
    }

    /// <summary>Templates that only nest each other are all children of someone; one of each circle stands for it.</summary>
    private List<Stack> Unreached(List<Stack> alone, HashSet<Template> children)
    {
        var byTemplate = alone.ToDictionary(stack => stack.Template);
        var reached = new HashSet<Template>();
        var found = new List<Stack>();
        foreach (var stack in alone.Where(stack => !children.Contains(stack.Template)))
            Reach(stack.Template);
        // Asked of each when its turn comes: the one before may have reached it.
        foreach (var stack in alone.Where(stack => !reached.Contains(stack.Template)))
        {
            found.Add(stack);
            Reach(stack.Template);
        }

        return found;

        void Reach(Template from)
        {
            var work = new Stack<Template>([from]);
            while (work.TryPop(out var template))
            {
                foreach (var child in reached.Add(template) ? Children(byTemplate[template]) : [])
                    work.Push(child);
            }
        }
    }

    private Stack Root(Template template, string name)
    {
        var deployment = _deployments.GetValueOrDefault(Path.GetFullPath(template.Source));
        return new(template, deployment?.StackName ?? name, deployment?.Place ?? new(_run.Options.Account, _run.Options.Region), _run, new Dictionary<string, JsonNode?>());
    }

    private IEnumerable<Template> Children(Stack stack) => stack.Resources.Values.Where(NestedTemplates.IsNested)
        .Select(declared => _nested.Find(stack, declared)).OfType<Template>().Where(child => child != stack.Template);

    private void Add(Stack stack, int level, IReadOnlyList<Template> above)
    {
        _stacks.Add(stack);
        foreach (var declared in stack.Resources.Values.Where(declared => NestedTemplates.IsNested(declared) && stack.Holds(declared.Body) != false))
        {
            if (_nested.Find(stack, declared) is not { } template)
                _run.Gap("nested-stack-unseen", stack.Template.Source, $"the template of the nested stack `{declared.Name}` is not here; what it declares is not known", "scan the folder that holds it as well");
            else if (above.Contains(template) || level >= MaxNesting)
                _run.Wrong("circular-dependency", $"the nested stack `{declared.Name}` contains itself", stack.Template.Where(declared.At));
            else
            {
                var child = new Stack(template, stack.AddressOf(declared.Name), stack.Place, _run, NestedTemplates.Arguments(stack, declared));
                stack.Nested[declared.Name] = child;
                Add(child, level + 1, [.. above, template]);
            }
        }
    }

    private void Keep(Stack stack)
    {
        Cycles.Tell(stack);
        foreach (var name in stack.Template.Parameters.Members.Where(member => member.Value.TextOf("NoEcho") == "true").Select(member => member.Name))
        {
            if (Symbol.KnownTextOf(stack.Parameter(name)) is { Length: > 0 } secret)
                _intake.LooseSecrets.Add(secret);
        }

        foreach (var declared in stack.Resources.Values.OrderBy(declared => declared.Name, StringComparer.Ordinal))
        {
            var holds = stack.Holds(declared.Body);
            if (holds == false)
                continue;
            if (holds is null)
                _run.Gap("condition-unknown", stack.AddressOf(declared.Name), $"whether it exists depends on the condition `{declared.Body.TextOf("Condition")}`, which is not known; it was taken to exist", "give the parameters it depends on with `--parameter`");
            Keep(stack, declared);
        }
    }

    private void Keep(Stack stack, Declared declared)
    {
        var data = declared.Properties is { IsMap: true } properties && Written.Properties(stack, declared, properties) is JsonObject map ? map : [];
        var origin = new Origin(stack.Template.Source, stack.AddressOf(declared.Name), Stage.Planned) { Line = declared.At.Line };
        var isGlobal = declared.Type.StartsWith("AWS::IAM::", StringComparison.Ordinal);
        var record = new Record("aws", declared.Type, stack.Place.AccountText, isGlobal ? null : stack.Place.Region, JsonSerializer.SerializeToElement(data), origin);
        _intake.Found.Add(new(record, Found.Nothing));
    }
}
