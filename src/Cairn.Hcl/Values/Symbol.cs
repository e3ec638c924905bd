namespace Cairn.Hcl.Values;

/// <summary>What an unknown value stands for: texts and references in a row; a single reference when it is exactly one.</summary>
public sealed record Symbol(IReadOnlyList<SymbolPart> Parts)
{
    private const int MaxParts = 4096;

    public static Symbol To(string reference) => new([new(reference, IsReference: true)]);

    /// <summary>The address that the value is equal to, if it is nothing but one.</summary>
    public string? Reference => Parts is [{ IsReference: true } only] ? only.Text : null;

    public Symbol? Step(string step) => Reference is { Length: < 500 } reference ? To(reference + step) : null;

    public static Symbol? Join(IEnumerable<SymbolPart> parts)
    {
        var joined = new List<SymbolPart>();
        foreach (var part in parts)
        {
            if (part.Text.Length == 0)
                continue;
            if (joined.Count > 0 && !part.IsReference && !joined[^1].IsReference)
                joined[^1] = new(joined[^1].Text + part.Text, false);
            else
                joined.Add(part);
            if (joined.Count > MaxParts)
                return null;
        }

        return new(joined);
    }
}

/// <summary>A piece of known text, or the address of something that is not known.</summary>
public readonly record struct SymbolPart(string Text, bool IsReference);
