using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Providers.Aws;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Sources.CloudFormation;

/// <summary>
/// What <c>Ref</c> and <c>Fn::GetAtt</c> give for the resources of a stack. A resource is called by the key that the graph
/// will give it, so that a policy which names it points to it.
/// </summary>
internal sealed class Identities(Stack stack)
{
    private readonly Dictionary<string, string?> _keys = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<string> _asking = new(StringComparer.Ordinal);

    public JsonNode? Of(string name)
    {
        var declared = stack.Resources[name];
        if (KeyOf(declared) is not { } key)
            return Symbol.Unknown(stack.AddressOf(name));
        return JsonValue.Create(RefTypes.GiveArn.Contains(declared.Type) ? key : NameIn(declared, key));
    }

    public JsonNode? Attribute(string name, string attribute)
    {
        var declared = stack.Resources[name];
        var type = AwsIdentity.TypeOf(declared.Type);
        if (type is not null && KeyOf(declared) is { } key)
        {
            if (IsArn(declared.Type, type, attribute))
                return JsonValue.Create(key);
            if (DomainNames.Of(declared.Type, NameIn(declared, key), attribute, stack.Place) is { } domain)
                return JsonValue.Create(domain);
            if (declared.Properties?[attribute] is { } property)
                return stack.Expressions.Evaluate(property, asText: true);
            if (type.Names.Any(path => path.Split('|').Contains(attribute)) || attribute is "Id" or "Ref")
                return JsonValue.Create(NameIn(declared, key));
        }

        return declared.Properties?[attribute] is { IsScalar: true } written
            ? stack.Expressions.Evaluate(written, asText: true)
            : Symbol.Unknown($"{stack.AddressOf(name)}.{attribute.Replace('.', '_')}");
    }

    /// <summary>The attribute is the resource's own ARN, not that of another one (<c>LatestVersionArn</c>, <c>KmsKeyArn</c>).</summary>
    private static bool IsArn(string native, ResourceType type, string attribute) =>
        attribute.EndsWith("Arn", StringComparison.OrdinalIgnoreCase)
        && (attribute.Equals("Arn", StringComparison.OrdinalIgnoreCase)
            || attribute.Equals($"{native[(native.LastIndexOf(':') + 1)..]}Arn", StringComparison.OrdinalIgnoreCase)
            || type.Names.Any(path => path.Split('|') is var alternatives && alternatives.Contains("Arn") && alternatives.Contains(attribute)));

    private string? KeyOf(Declared declared)
    {
        if (_keys.TryGetValue(declared.Name, out var known))
            return known;
        if (!_asking.Add(declared.Name) || _asking.Count > Expressions.MaxChain)
            return AwsIdentity.KeyOf(RecordOf(declared, new()));
        var key = AwsIdentity.KeyOf(RecordOf(declared, Naming(declared)));
        _asking.Remove(declared.Name);
        return _keys[declared.Name] = key;
    }

    /// <summary>The properties that can be part of a name: plain ones, not documents or lists.</summary>
    private JsonObject Naming(Declared declared)
    {
        var properties = new JsonObject();
        foreach (var member in declared.Properties?.Members ?? [])
        {
            var isCall = member.Value.Members is [var only] && Functions.Find(only.Name) is not null;
            if ((member.Value.IsScalar || isCall) && stack.Expressions.Evaluate(member.Value, asText: true) is JsonValue value && !ReferenceEquals(value, Symbol.NoValue))
                properties[member.Name] = value.DeepClone();
        }

        return properties;
    }

    private Record RecordOf(Declared declared, JsonObject properties) =>
        new("aws", declared.Type, stack.Place.AccountText, stack.Place.Region, JsonSerializer.SerializeToElement(properties), new(stack.Template.Source, stack.AddressOf(declared.Name), Stage.Planned));

    /// <summary>Each name is worked out once, however many refer to it: names made of names would double with every step.</summary>
    private string NameIn(Declared declared, string key)
    {
        if (_names.TryGetValue(declared.Name, out var known))
            return known;
        var name = NameFrom(declared, key);
        // While a key is still asked for, only part of what it depends on is known.
        if (_keys.ContainsKey(declared.Name))
            _names[declared.Name] = name;
        return name;
    }

    /// <summary>A key ends in the resource's name, which may itself hold slashes.</summary>
    private string NameFrom(Declared declared, string key)
    {
        var address = stack.AddressOf(declared.Name);
        if (key.EndsWith(address, StringComparison.Ordinal))
            return address;
        foreach (var path in AwsIdentity.TypeOf(declared.Type)!.Names.SelectMany(names => names.Split('|')))
        {
            if (declared.Properties?[path] is { } property && Symbol.KnownTextOf(stack.Expressions.Evaluate(property, asText: true)) is { Length: > 0 } name && key.EndsWith(name, StringComparison.Ordinal))
                return name;
        }

        return key[(key.LastIndexOfAny(['/', ':']) + 1)..];
    }
}
