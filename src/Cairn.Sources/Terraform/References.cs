using System.Text.Json;

namespace Cairn.Sources.Terraform;

/// <summary>
/// Follows references of a plan's configuration through variables and outputs of modules to the resource they end at.
/// What the plan does not state exactly (locals, functions of several values) ends nowhere.
/// </summary>
internal sealed class References(JsonElement rootModule, Instances instances)
{
    /// <summary>The attribute of a resource that has no instance: the branch of a choice that was not taken.</summary>
    public const string Nowhere = "(none)";

    private const int MaxHops = 32;
    private const int MaxFollowed = 2_000;
    private const int MaxReferences = 200;

    private readonly Dictionary<string, Dictionary<string, JsonElement>> _resources = new(StringComparer.Ordinal);
    private int _followed;

    /// <summary>The place in the configuration that a resource instance comes from.</summary>
    public Site SiteOf(string address)
    {
        var parts = Address.Parts(address);
        var at = 0;
        while (at + 1 < parts.Count && parts[at] == "module")
            at += 2;
        var scope = Scope.Of(parts.Take(at));
        var (name, index) = Address.Split(parts[^1]);
        var plain = string.Join('.', parts.Skip(at).SkipLast(1).Append(name));
        return new(this, scope, index, ResourcesOf(scope).GetValueOrDefault(plain));
    }

    /// <summary>Allows the next question its full share of hops; modules that refer to each other in masses end as not exact.</summary>
    public void Restart() => _followed = 0;

    /// <summary>
    /// The absolute <c>address.attribute</c> of everything a list of references depends on: none when all of it is known
    /// beforehand, null when it cannot be told exactly.
    /// </summary>
    public IReadOnlyList<string>? Follow(JsonElement references, Scope scope, string index, JsonElement forEach, int hops = 0, bool passLocals = false)
    {
        var written = Longest(references);
        if (hops > MaxHops || ++_followed > MaxFollowed)
            return null;
        var sameIndex = written.Any(reference => reference is "each.key" or "count.index") ? index : null;
        var found = new List<string>();
        foreach (var reference in written)
        {
            if (One(reference, new(scope, index, sameIndex, forEach, hops, passLocals)) is not { } targets)
                return null;
            found.AddRange(targets.Where(target => !found.Contains(target)));
        }

        return found;
    }

    private IReadOnlyList<string>? One(string reference, Step from)
    {
        var parts = Address.Parts(reference);
        return parts[0] switch
        {
            "path" or "terraform" => [],
            "count" => [],
            "each" when parts is [_, "key"] => [],
            "each" when parts.Count > 1 && parts[1] == "value" => EachValue(parts, from),
            "var" when parts.Count > 1 => Variable(Address.Split(parts[1]).Name, from),
            "module" when parts.Count > 2 => Output(parts, from),
            "local" when from.PassLocals => [],
            "local" or "self" or "each" or "var" or "module" => null,
            "data" when parts.Count > 2 => Target($"data.{parts[1]}", parts[2], parts.Skip(3), from),
            _ when parts.Count > 1 => Target(parts[0], parts[1], parts.Skip(2), from),
            _ => null,
        };
    }

    private IReadOnlyList<string>? Target(string type, string name, IEnumerable<string> attributes, Step from)
    {
        var (plain, index) = Address.Split(name);
        var address = instances.Find($"{from.Scope.Prefix}{type}.{plain}", index, from.SameIndex);
        return attributes.ToList() switch
        {
            _ when address is null && from.PassLocals => [$"{from.Scope.Prefix}{type}.{plain}.{Nowhere}"],
            _ when address is null => null,
            [] => [$"{address}.id"],
            [var attribute] when !attribute.Contains('[', StringComparison.Ordinal) => [$"{address}.{attribute}"],
            _ => null,
        };
    }

    /// <summary>A variable of a module is what its caller passes; a variable of the root is known.</summary>
    private IReadOnlyList<string>? Variable(string name, Step from)
    {
        if (from.Scope.Parent is not { } parent)
            return [];
        var call = Call(parent, from.Scope.Name);
        var expression = call.Member("expressions").Member(name);
        return expression.Member("references").Exists()
            ? Follow(expression.Member("references"), parent, from.Scope.Index, call.Member("for_each_expression"), from.Hops + 1, from.PassLocals)
            : expression.Exists() && !expression.Member("constant_value").Exists() && expression.Members().Any() ? null : [];
    }

    private IReadOnlyList<string>? Output(IReadOnlyList<string> parts, Step from)
    {
        var (name, index) = Address.Split(parts[1]);
        if (instances.Find($"{from.Scope.Prefix}module.{name}", index, from.SameIndex) is not { } address || parts.Count > 3)
            return null;
        var child = Scope.Of(Address.Parts(address));
        var references = Module(child).Member("outputs").Member(Address.Split(parts[2]).Name).Member("expression").Member("references");
        return references.Exists() ? Follow(references, child, "", default, from.Hops + 1, from.PassLocals) : null;
    }

    /// <summary>With <c>for_each = aws_x.y</c>, <c>each.value</c> is the instance of that resource with the same key.</summary>
    private IReadOnlyList<string>? EachValue(IReadOnlyList<string> parts, Step from)
    {
        var over = Longest(from.ForEach.Member("references"));
        return over is [var single] && Address.Parts(single) is [var type, var name] && type is not ("var" or "local" or "module" or "each")
            ? Target(type, Address.Split(name).Name + from.Index, parts.Skip(2), from)
            : null;
    }

    private Dictionary<string, JsonElement> ResourcesOf(Scope scope)
    {
        if (_resources.TryGetValue(scope.Prefix, out var known))
            return known;
        known = new(StringComparer.Ordinal);
        foreach (var item in Module(scope).Member("resources").Items())
            known.TryAdd(item.Text("address") ?? "", item);
        return _resources[scope.Prefix] = known;
    }

    private JsonElement Call(Scope scope, string name) => Module(scope).Member("module_calls").Member(name);

    private JsonElement Module(Scope scope) =>
        scope.Parent is { } parent ? Call(parent, scope.Name).Member("module") : rootModule;

    /// <summary>Terraform lists every reference and then its prefixes; only the longest say what is meant.</summary>
    private static List<string> Longest(JsonElement references)
    {
        var all = references.Items().Where(item => item.ValueKind == JsonValueKind.String).Select(item => item.GetString()!).Distinct(StringComparer.Ordinal).Take(MaxReferences).ToList();
        return all.Where(one => !all.Any(other => other.Length > one.Length && other.StartsWith(one, StringComparison.Ordinal) && other[one.Length] is '.' or '[')).ToList();
    }

    private readonly record struct Step(Scope Scope, string Index, string? SameIndex, JsonElement ForEach, int Hops, bool PassLocals);
}

/// <summary>A module instance; the root has no parent.</summary>
internal sealed record Scope(Scope? Parent, string Name, string Index)
{
    public static readonly Scope Root = new(null, "", "");

    /// <summary>What addresses inside this module begin with.</summary>
    public string Prefix { get; } = Parent is null ? "" : $"{Parent.Prefix}module.{Name}{Index}.";

    /// <param name="parts"><c>module</c>, name, <c>module</c>, name …</param>
    public static Scope Of(IEnumerable<string> parts)
    {
        var scope = Root;
        foreach (var part in parts.Where((_, i) => i % 2 == 1))
        {
            var (name, index) = Address.Split(part);
            scope = new(scope, name, index);
        }

        return scope;
    }
}
