namespace Cairn.Graph.Cypher.Binding;

/// <summary>A variable in scope.</summary>
internal readonly record struct Variable(int Slot, StaticType Type);

/// <summary>The variables visible at one place of a query.</summary>
internal sealed class Scope
{
    private readonly Dictionary<string, Variable> _variables;

    public Scope()
        : this([])
    {
    }

    private Scope(Dictionary<string, Variable> variables) => _variables = variables;

    public IEnumerable<string> Names => _variables.Keys.Order(StringComparer.Ordinal);

    public bool IsEmpty => _variables.Count == 0;

    public Variable? Find(string name) => _variables.TryGetValue(name, out var variable) ? variable : null;

    public void Set(string name, Variable variable) => _variables[name] = variable;

    public Scope Copy() => new(new Dictionary<string, Variable>(_variables, StringComparer.Ordinal));

    public Scope With(string name, Variable variable)
    {
        var copy = Copy();
        copy.Set(name, variable);
        return copy;
    }
}
