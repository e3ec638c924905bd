using System.Globalization;
using System.Text.Json;

namespace Cairn.Sources.Secrets;

/// <summary>What a place in a record is to the search for credentials.</summary>
internal enum Standing
{
    /// <summary>The whole value is a credential.</summary>
    Secret,

    /// <summary>A text that may contain credentials.</summary>
    Text,

    /// <summary>A name that must stay readable.</summary>
    Identity,
}

/// <summary>Judges places of one record by their names and by what the source calls sensitive.</summary>
internal sealed class SecretWalk(string type, IReadOnlySet<string> sensitive, FieldJudgements names)
{
    private readonly bool _hasKnown = SecretFields.HasKnown(type);

    /// <summary>Where the walk is: nearest name, pointer, and whether a parent is sensitive as a whole.</summary>
    public readonly record struct Place(FieldJudgement Field, string Pointer, bool IsSensitive, int Level, bool IsSecretPair = false);

    public Place Top { get; } = new(FieldJudgement.None, "", sensitive.Contains(""), 0);

    /// <summary>An object that names a credential in one member holds it in another: <c>{"name": "DB_PASSWORD", "value": …}</c>.</summary>
    public static Place Enter(Place at, JsonElement element)
    {
        foreach (var member in element.EnumerateObject())
        {
            if (member.Value.ValueKind == JsonValueKind.String && SecretFields.IsPairName(member.Name))
                return at with { IsSecretPair = SecretFields.IsSecretName(member.Value.GetString()!) };
        }

        return at with { IsSecretPair = false };
    }

    // Pointers are only needed where the source marked something.
    public Place Member(Place at, JsonProperty member)
    {
        var field = names.Of(member);
        var pointer = sensitive.Count == 0 ? "" : $"{at.Pointer}/{Json.Step(field.Name)}";
        return new(field, pointer, at.IsSensitive || sensitive.Contains(pointer) || (at.IsSecretPair && SecretFields.IsPairValue(field.Name)), at.Level + 1);
    }

    public Place Item(Place at, int index)
    {
        var pointer = sensitive.Count == 0 ? "" : $"{at.Pointer}/{index.ToString(CultureInfo.InvariantCulture)}";
        return at with { Pointer = pointer, IsSensitive = at.IsSensitive || sensitive.Contains(pointer), Level = at.Level + 1 };
    }

    public Standing Of(Place at)
    {
        if (at.Level == 1 && at.Field.IsIdentity)
            return Standing.Identity;
        return at.Field.IsSecret || (at.IsSensitive && !at.Field.IsText) || (_hasKnown && SecretFields.IsKnown(type, at.Field.Name)) ? Standing.Secret : Standing.Text;
    }

    /// <summary>Every credential that stands as a value of its own.</summary>
    public void Collect(JsonElement element, Place at, Action<string> secret, Action<string> identity)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.Object:
                var inside = Enter(at, element);
                foreach (var member in element.EnumerateObject())
                    Collect(member.Value, Member(inside, member), secret, identity);
                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in element.EnumerateArray())
                    Collect(item, Item(at, index++), secret, identity);
                break;
            case JsonValueKind.String when Of(at) is Standing.Secret:
                Inside(element.GetString()!, secret);
                break;
            case JsonValueKind.Number when Of(at) is Standing.Secret:
                secret(element.GetRawText());
                break;
            case JsonValueKind.String when at.Level == 1 && Of(at) is Standing.Identity:
                identity(element.GetString()!);
                break;
        }
    }

    /// <summary>A credential may be a JSON object of several ("username", "password").</summary>
    private static void Inside(string value, Action<string> secret)
    {
        secret(value);
        if (!value.StartsWith('{'))
            return;
        try
        {
            using var document = JsonDocument.Parse(value, new() { MaxDepth = 64 });
            foreach (var member in document.RootElement.EnumerateObject())
            {
                if (member.Value.ValueKind == JsonValueKind.String && SecretFields.IsSecretName(member.Name))
                    secret(member.Value.GetString()!);
            }
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // Not JSON after all: it is masked as a whole.
        }
    }
}
