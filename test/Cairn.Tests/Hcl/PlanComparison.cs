using System.Text.Json;

namespace Cairn.Tests.Hcl;

/// <summary>How a value of the code stands to the value of the plan.</summary>
internal enum Stands
{
    /// <summary>Both know it, and it is another one.</summary>
    Differs,

    /// <summary>Only the plan knows it.</summary>
    UnknownHere,

    /// <summary>The code says nothing; the provider fills it in.</summary>
    FilledIn,

    /// <summary>The plan will know it after the apply, the code says it now.</summary>
    KnownBefore,
}

/// <summary>One place where code and plan are not the same.</summary>
internal sealed record PlanDifference(Stands Stands, string Address, string Path, string Plan, string Code)
{
    public string Type => Address.Split('.').Last(part => part.StartsWith("aws_", StringComparison.Ordinal));

    public override string ToString() => $"{Address} {Path}: plan {Short(Plan)}, code {Short(Code)}";

    private static string Short(string text) => text.Length > 300 ? text[..300] + "…" : text;
}

/// <summary>Compares what the code reader says of a resource with what the plan says, value by value.</summary>
internal sealed class PlanComparison(string address)
{
    private List<PlanDifference> _found = [];

    public static List<PlanDifference> Of(string address, JsonElement plan, JsonElement unknown, JsonElement code)
    {
        var comparison = new PlanComparison(address);
        // A plan leaves the values out where it knows none.
        comparison.Compare(plan.ValueKind == JsonValueKind.Undefined ? JsonDocument.Parse("{}").RootElement : plan, unknown, code, "");
        return comparison._found;
    }

    private void Compare(JsonElement plan, JsonElement unknown, JsonElement code, string path)
    {
        if (unknown.ValueKind == JsonValueKind.True)
        {
            if (!IsEmpty(code) && !IsUnknown(code))
                Add(Stands.KnownBefore, path, "(after the apply)", code);
            return;
        }

        (plan, code) = (Opened(plan), Opened(code));
        if (IsUnknown(code) || IsEmpty(code))
        {
            if (!IsEmpty(plan))
                Add(IsUnknown(code) ? Stands.UnknownHere : Stands.FilledIn, path, plan.GetRawText(), code);
            return;
        }

        Known(plan, unknown, code, path);
    }

    private void Known(JsonElement plan, JsonElement unknown, JsonElement code, string path)
    {
        switch (plan.ValueKind, code.ValueKind)
        {
            case (JsonValueKind.Object, JsonValueKind.Object):
                Objects(plan, unknown, code, path);
                break;
            // Without a schema a block in JSON syntax is an object, and records read both the same.
            case (JsonValueKind.Array, JsonValueKind.Object) when plan.GetArrayLength() == 1:
                Compare(plan[0], At(unknown, 0), code, path);
                break;
            case (JsonValueKind.Array, JsonValueKind.Array):
                Lists(plan, unknown, code, path);
                break;
            default:
                if (Text(plan) != Text(code))
                    Add(Stands.Differs, path, plan.ValueKind == JsonValueKind.Undefined ? "nothing" : plan.GetRawText(), code);
                break;
        }
    }

    /// <summary>The provider's schema makes a text of a number or the other way round, which records read the same.</summary>
    private static string Text(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.True => "true",
        JsonValueKind.False => "false",
        JsonValueKind.Undefined => "",
        _ => value.ToString(),
    };

    private void Objects(JsonElement plan, JsonElement unknown, JsonElement code, string path)
    {
        foreach (var name in plan.EnumerateObject().Concat(code.EnumerateObject()).Select(member => member.Name).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal))
        {
            var inside = unknown.ValueKind == JsonValueKind.Object && unknown.TryGetProperty(name, out var part) ? part : default;
            Compare(plan.TryGetProperty(name, out var planned) ? planned : default, inside, code.TryGetProperty(name, out var coded) ? coded : default, path.Length == 0 ? name : $"{path}.{name}");
        }
    }

    /// <summary>Of a set the plan shows the items in an order of its own.</summary>
    private void Lists(JsonElement plan, JsonElement unknown, JsonElement code, string path)
    {
        if (plan.GetArrayLength() != code.GetArrayLength())
        {
            Add(Stands.Differs, path, plan.GetRawText(), code);
            return;
        }

        var left = Enumerable.Range(0, plan.GetArrayLength()).ToList();
        foreach (var item in code.EnumerateArray())
        {
            var best = left.Select(i => (Index: i, Found: Inside(plan[i], At(unknown, i), item, $"{path}[]"))).MinBy(pair => pair.Found.Count(difference => difference.Stands is Stands.Differs or Stands.UnknownHere));
            left.Remove(best.Index);
            _found.AddRange(best.Found);
        }
    }

    private List<PlanDifference> Inside(JsonElement plan, JsonElement unknown, JsonElement code, string path)
    {
        var outer = _found;
        _found = [];
        Compare(plan, unknown, code, path);
        (var inner, _found) = (_found, outer);
        return inner;
    }

    private void Add(Stands stands, string path, string plan, JsonElement code) =>
        _found.Add(new(stands, address, path, plan, code.ValueKind == JsonValueKind.Undefined ? "nothing" : code.GetRawText()));

    private static JsonElement At(JsonElement list, int index) => list.ValueKind == JsonValueKind.Array && index < list.GetArrayLength() ? list[index] : list.ValueKind == JsonValueKind.True ? list : default;

    /// <summary>Nothing, in one of the ways in which a plan writes it.</summary>
    private static bool IsEmpty(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => true,
        JsonValueKind.Array => value.GetArrayLength() == 0,
        JsonValueKind.Object => !value.EnumerateObject().Any(),
        _ => false,
    };

    private static bool IsUnknown(JsonElement value) => value.ValueKind == JsonValueKind.Object && value.TryGetProperty("$unknown", out _);

    /// <summary>A JSON document in a text is compared as what it says.</summary>
    private static JsonElement Opened(JsonElement value)
    {
        if (value.ValueKind != JsonValueKind.String || value.GetString() is not ['{' or '[', ..] text)
            return value;
        try
        {
            return JsonDocument.Parse(text).RootElement;
        }
        catch (JsonException)
        {
            return value;
        }
    }
}
