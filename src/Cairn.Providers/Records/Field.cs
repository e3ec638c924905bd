using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;

namespace Cairn.Providers.Records;

/// <summary>
/// A place in a record's JSON that is <em>known</em>, <em>unknown</em> or <em>absent</em>.
/// Reading below an unknown place is unknown, below an absent place absent.
/// </summary>
public readonly struct Field
{
    internal const string UnknownMarker = "$unknown";
    internal const string ReferenceMarker = "$ref";

    private readonly JsonElement _element;

    // Most places are read and never pointed at, so the pointer is put together when somebody asks.
    private readonly string? _above;
    private readonly string? _step;

    private Field(JsonElement element, string above, string? step, FieldState state, string? reference = null, bool isLeftOut = false)
    {
        IsLeftOut = isLeftOut;
        _element = element;
        _above = above;
        _step = step;
        State = state;
        Reference = reference;
    }

    /// <summary>The JSON pointer of this place in the record, in the source's spelling.</summary>
    public string Pointer => _step is null ? _above ?? "" : $"{_above}/{Escape(_step)}";

    public FieldState State { get; }

    /// <summary>For an unknown value: the symbolic <c>address.attribute</c> it will be equal to, if exactly one.</summary>
    public string? Reference { get; }

    public bool IsKnown => State == FieldState.Known;

    public bool IsUnknown => State == FieldState.Unknown;

    public bool IsAbsent => State == FieldState.Absent;

    /// <summary>An unknown value that nobody wrote: the provider fills it in, with its default or with what other resources say.</summary>
    public bool IsLeftOut { get; }

    /// <summary>The raw JSON of a known value.</summary>
    public JsonElement Element => _element;

    public static Field Of(JsonElement element, string pointer = "") => Of(element, pointer, null);

    private static Field Of(JsonElement element, string above, string? step) => element.ValueKind switch
    {
        JsonValueKind.Undefined or JsonValueKind.Null => new(default, above, step, FieldState.Absent),
        JsonValueKind.Object when IsMarker(element) => Unknown(element, above, step),
        _ => new(element, above, step, FieldState.Known),
    };

    private static bool IsMarker(JsonElement element) => element.TryGetProperty("$unknown"u8, out _);

    /// <summary>The member with this logical name, whatever its spelling; a one-item block list reads as the object.</summary>
    public Field this[string name] => State switch
    {
        FieldState.Known => Member(name),
        _ => new(default, Pointer, name, State),
    };

    /// <summary>The first of several logical names that is not absent.</summary>
    public Field this[params ReadOnlySpan<string> names]
    {
        get
        {
            Field found = default;
            foreach (var name in names)
            {
                found = this[name];
                if (!found.IsAbsent)
                    return found;
            }

            return found;
        }
    }

    /// <summary>The items of a list; an object or a plain value reads as its own single item.</summary>
    public IEnumerable<Field> Items
    {
        get
        {
            if (State != FieldState.Known)
                yield break;
            if (_element.ValueKind != JsonValueKind.Array)
            {
                yield return this;
                yield break;
            }

            var (pointer, index) = (Pointer, 0);
            foreach (var item in _element.EnumerateArray())
                yield return Of(item, pointer, index++.ToString(CultureInfo.InvariantCulture));
        }
    }

    /// <summary>The members of an object with their names as written.</summary>
    public IEnumerable<(string Name, Field Value)> Members
    {
        get
        {
            if (State != FieldState.Known)
                yield break;
            var (element, pointer) = Single();
            if (element.ValueKind != JsonValueKind.Object)
                yield break;
            foreach (var member in element.EnumerateObject())
                yield return (member.Name, Of(member.Value, pointer, member.Name));
        }
    }

    /// <summary>A known, non-empty scalar as text; Terraform writes an unset string as "".</summary>
    public string? Text => State != FieldState.Known
        ? null
        : _element.ValueKind switch
        {
            JsonValueKind.String => _element.GetString() is { Length: > 0 } text ? text : null,
            JsonValueKind.Number => _element.GetRawText(),
            JsonValueKind.True => "true",
            JsonValueKind.False => "false",
            _ => null,
        };

    /// <summary>All known scalars of a list (or of a single value) as text.</summary>
    public IEnumerable<string> Texts => Items.Select(item => item.Text).OfType<string>();

    /// <summary>A known boolean, also in the spellings <c>"true"</c> and <c>"Enabled"</c>.</summary>
    public bool? Flag => Text?.ToLowerInvariant() switch
    {
        "true" or "enabled" => true,
        "false" or "disabled" => false,
        _ => null,
    };

    /// <summary>A known whole number, also when written as a string.</summary>
    public long? Number => long.TryParse(Text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var n) ? n : null;

    /// <summary>A JSON document held as an object or inside a string; null when there is none.</summary>
    public string? Document => State != FieldState.Known
        ? null
        : _element.ValueKind is JsonValueKind.Object or JsonValueKind.Array ? _element.GetRawText() : Text;

    private static Field Unknown(JsonElement marker, string above, string? step) =>
        new(default, above, step, FieldState.Unknown,
            marker.TryGetProperty("$ref"u8, out var r) && r.ValueKind == JsonValueKind.String ? r.GetString() : null,
            marker.TryGetProperty("$computed"u8, out var computed) && computed.ValueKind == JsonValueKind.True);

    private Field Member(string name)
    {
        var (element, pointer) = Single();
        if (element.ValueKind == JsonValueKind.Object)
        {
            // What is not in a list was looked at when this place was made.
            if (_element.ValueKind == JsonValueKind.Array && IsMarker(element))
                return new(default, pointer, name, FieldState.Unknown);
            foreach (var member in element.EnumerateObject())
            {
                if (FieldName.Same(JsonMarshal.GetRawUtf8PropertyName(member), name) ?? FieldName.Same(member.Name, name))
                    return Of(member.Value, pointer, member.Name);
            }
        }

        return Pair(name) ?? new(default, pointer, name, FieldState.Absent);
    }

    /// <summary>The AWS APIs write tags as a list of Key and Value, which reads as a map.</summary>
    private Field? Pair(string name)
    {
        if (_element.ValueKind != JsonValueKind.Array)
            return null;
        var index = -1;
        foreach (var item in _element.EnumerateArray())
        {
            index++;
            if (item.ValueKind == JsonValueKind.Object && item.TryGetProperty("Key", out var key) && key.ValueKind == JsonValueKind.String
                && key.ValueEquals(name) && item.TryGetProperty("Value", out var value))
                return Of(value, $"{Pointer}/{index.ToString(CultureInfo.InvariantCulture)}", "Value");
        }

        return null;
    }

    private (JsonElement Element, string Pointer) Single() =>
        _element.ValueKind == JsonValueKind.Array && _element.GetArrayLength() == 1
            ? (_element[0], $"{Pointer}/0")
            : (_element, Pointer);

    private static string Escape(string name) =>
        name.AsSpan().ContainsAny('~', '/') ? name.Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal) : name;
}
