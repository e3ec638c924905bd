using System.Text.Json.Nodes;
using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>One resource as a template declares it.</summary>
internal sealed record Declared(string Name, string Type, Node Body, Mark At)
{
    public Node? Properties => Body["Properties"];
}

/// <summary>A template with its parameters' values: what one deployment of it would be.</summary>
internal sealed class Stack
{
    private readonly Dictionary<string, JsonNode?> _parameters = new(StringComparer.Ordinal);
    private readonly Dictionary<string, bool?> _conditions = new(StringComparer.Ordinal);
    private readonly HashSet<string> _deciding = new(StringComparer.Ordinal);
    private readonly IReadOnlyDictionary<string, JsonNode?> _arguments;
    private readonly Dictionary<string, Node> _outputs;
    private readonly Dictionary<string, Node> _conditionNodes;

    public Stack(Template template, string name, Place place, Run run, IReadOnlyDictionary<string, JsonNode?> arguments)
    {
        Template = template;
        Name = name;
        Place = place;
        Run = run;
        _arguments = arguments;
        Expressions = new(this);
        Identities = new(this);
        _conditionNodes = Members(template.Conditions);
        _outputs = Members(template.Outputs);
        Resources = Members(template.Resources).Where(member => member.Value.TextOf("Type") is not null)
            .ToDictionary(member => member.Key, member => new Declared(member.Key, member.Value.TextOf("Type")!, member.Value, member.Value.At), StringComparer.Ordinal);
    }

    public Template Template { get; }

    public string Name { get; }

    public Place Place { get; }

    public Run Run { get; }

    public Expressions Expressions { get; }

    public Identities Identities { get; }

    public IReadOnlyDictionary<string, Declared> Resources { get; }

    /// <summary>Nested stacks whose templates are at hand, by the name of the resource that makes them.</summary>
    public Dictionary<string, Stack> Nested { get; } = new(StringComparer.Ordinal);

    public IEnumerable<string> Outputs => _outputs.Keys;

    /// <summary>The name by which everything else calls one of this stack's resources or parameters.</summary>
    public string AddressOf(string logicalName) => $"{Name}.{logicalName}";

    public bool HasParameter(string name) => Template.Parameters[name] is not null;

    public JsonNode? Parameter(string name)
    {
        if (!_parameters.TryGetValue(name, out var value))
            _parameters[name] = value = Parameters.ValueOf(this, name, _arguments);
        return value?.DeepClone();
    }

    public JsonNode? Output(string name) =>
        _outputs.TryGetValue(name, out var output) && output["Value"] is { } value
            ? Expressions.Evaluate(value, asText: false)
            : Symbol.Unknown($"{Name}.Outputs_{name}");

    /// <summary>The name under which an output is exported, and the output; those under a condition that fails are not.</summary>
    public IEnumerable<(string Export, string Output)> Exports()
    {
        foreach (var (name, output) in _outputs)
        {
            if (output["Export"]?["Name"] is { } export && Holds(output) != false && Symbol.TextOf(Expressions.Evaluate(export, asText: true)) is { } exported)
                yield return (exported, name);
        }
    }

    /// <summary>Whether a resource or output exists: false, true, or not known.</summary>
    public bool? Holds(Node body) => body.TextOf("Condition") is { } condition ? Condition(condition, body.At) : true;

    public bool? Condition(string name, Mark at)
    {
        if (_conditions.TryGetValue(name, out var known))
            return known;
        if (!_conditionNodes.TryGetValue(name, out var node))
        {
            Run.Wrong("condition-missing", $"there is no condition `{name}` in this template", Template.Where(at), "conditions are declared under `Conditions`");
            return null;
        }

        if (_deciding.Count >= Expressions.MaxChain)
        {
            Run.Gap("template-too-deep", Template.Source, $"the condition `{name}` stands at the end of more than {Expressions.MaxChain} others and was not decided");
            return null;
        }

        if (!_deciding.Add(name))
        {
            Run.Wrong("circular-dependency", $"the condition `{name}` depends on itself", Template.Where(node.At));
            return null;
        }

        var decided = Decisions.Decide(Expressions, node);
        _deciding.Remove(name);
        return _conditions[name] = decided;
    }

    private Dictionary<string, Node> Members(Node section)
    {
        var members = new Dictionary<string, Node>(StringComparer.Ordinal);
        foreach (var member in Loops.Unrolled(this, section))
            members[member.Name] = member.Value;
        return members;
    }
}

/// <summary>The account and region a stack would be deployed to, as far as that is known.</summary>
internal sealed record Place(string? Account, string? Region, string Partition = "aws")
{
    /// <summary>What stands in ARNs for an account that is not known; the graph uses the same word.</summary>
    public string AccountText => Account ?? "unknown";

    public string RegionText => Region ?? "";
}
