using Cairn.Graph;
using Cairn.Providers.Estates;
using Cairn.Providers.Records;

namespace Cairn.Providers.Mapping;

/// <summary>One record while it is being mapped: its fields, and what its declaration states from them.</summary>
public sealed class Mapped
{
    private static readonly IReadOnlyList<(string, Value)> NoProperties = [];
    private readonly Facts _facts;

    internal Mapped(Facts facts, Record record, ResourceType type, Scope scope)
    {
        _facts = facts;
        Record = record;
        Type = type;
        Scope = scope;
        Root = Field.Of(record.Data);
    }

    public Record Record { get; }

    public ResourceType Type { get; }

    public Scope Scope { get; }

    /// <summary>The record's top level.</summary>
    public Field Root { get; }

    /// <summary>The node of this record; for a type without one, the resource it adds to.</summary>
    public Place Self { get; internal set; }

    /// <summary>A field by logical name.</summary>
    public Field this[string name] => Root[name];

    /// <summary>A field by the first logical name that is there.</summary>
    public Field this[params ReadOnlySpan<string> names] => Root[names];

    /// <summary>The known text of a field, or a stand-in made from the source's own address, so that a planned resource has a name too.</summary>
    public string NameOr(params ReadOnlySpan<string> names) => Root[names].Text ?? Record.Origin.Address;

    /// <summary>An ARN in this record's account and region.</summary>
    public string Arn(string service, string resource) => $"arn:{Scope.Partition}:{service}:{Scope.Region}:{Scope.Account}:{resource}";

    /// <summary>An ARN of a service that has no regions.</summary>
    public string GlobalArn(string service, string resource) => $"arn:{Scope.Partition}:{service}::{Scope.Account}:{resource}";

    /// <summary>States a property of this record's resource.</summary>
    public void Set(string name, Value value) => Set(Self, name, value);

    public void Set(Place owner, string name, Value value)
    {
        if (owner.Reference is null)
            _facts.Graph.SetProperty(owner.Node, name, value);
        else
            _facts.Properties.Add(new(owner, name, value, Record));
    }

    /// <summary>Adds a further node that this record describes (an alias, a credential, an object).</summary>
    public Place Add(string key, params ReadOnlySpan<string> kinds)
    {
        var node = _facts.AddNode(key, Record, Scope, kinds);
        _facts.Graph.SetProperty(node, "account", Scope.Account);
        return Place.At(node);
    }

    /// <summary>Lets other records refer to a node by this name.</summary>
    public void Call(Place node, string name)
    {
        if (node.Reference is null)
            _facts.Name(node.Node, name);
        else
            _facts.PendingNames.Add(new(node, name));
    }

    /// <summary>The resource that a field's text names.</summary>
    public Place Named(string text, params string[] kinds) => Named(text, Missing.Mention, kinds);

    public Place Named(string text, Missing whenMissing, params string[] kinds) =>
        Place.Named(new(text, kinds, Scope, whenMissing));

    /// <summary>States an edge from this record's resource to the one a field names.</summary>
    public void Link(string edge, Field field, params string[] to)
    {
        if (NameIn(field) is { } name)
            Edge(Self, edge, Named(name, to), field);
    }

    /// <summary>States an edge between two places, with the field that says so.</summary>
    public void Edge(Place from, string kind, Place to, Field because, string? note = null, params ReadOnlySpan<(string Name, Value Value)> properties) =>
        _facts.Edges.Add(new(from, kind, to, Evidence.At(Record, because, note), properties.IsEmpty ? NoProperties : properties.ToArray()));

    /// <summary>Hangs a policy document on a place.</summary>
    public void Policy(Place owner, PolicyRole role, string name, Field document)
    {
        // Terraform writes "" where there is no policy; one that nobody wrote here is a resource of its own or the default.
        if (document.IsAbsent || document.IsLeftOut || (document.IsKnown && document.Document is null))
            return;
        if (document.IsUnknown)
            Gap("policy-unknown", owner, $"the {Word(role)} policy `{name}` is not known until it is applied", "scan the state after the apply, or the live account");
        _facts.Policies.Add(new(owner, role, name, document.Document, Record, document.Pointer));
    }

    /// <summary>Hangs a policy document that the provider makes from this record's fields; null when one of them is not known.</summary>
    public void Policy(Place owner, PolicyRole role, string name, string? document, Field because)
    {
        if (document is null)
            Gap("policy-unknown", owner, $"the {Word(role)} policy `{name}` is not known until it is applied", "scan the state after the apply, or the live account");
        _facts.Policies.Add(new(owner, role, name, document, Record, because.Pointer));
    }

    /// <summary>Records something about this resource that could not be seen or decided.</summary>
    public void Gap(string code, Place subject, string message, string? help = null)
    {
        if (subject.Reference is { } reference)
            _facts.PendingGaps.Add(new(reference, code, message, help, Record));
        else
            _facts.Gaps.Add(new(code, _facts.Card(subject.Node).Key, message, help, Record.Origin));
    }

    /// <summary>The name a field holds: its text, or the symbolic address of a resource that has no name yet.</summary>
    internal static string? NameIn(Field field) => field.Text ?? (field.IsUnknown ? field.Reference : null);

    private static string Word(PolicyRole role) => role switch
    {
        PolicyRole.Identity or PolicyRole.Managed => "identity",
        PolicyRole.Resource => "resource",
        PolicyRole.Trust => "trust",
        PolicyRole.Control => "control",
        PolicyRole.DataAccess => "data access",
        _ => "endpoint",
    };
}
