using Cairn.Providers.Records;

namespace Cairn.Providers.Estates;

/// <summary>The exact fact behind a node, an edge or a conclusion.</summary>
/// <param name="Record">The record that states it; null where Cairn concluded it from edges alone.</param>
/// <param name="Pointer">The JSON pointer inside the record.</param>
/// <param name="Statement">The policy statement (Sid or index) or the rule that decides.</param>
/// <param name="Note">One sentence that says what the fact means here.</param>
public sealed record Evidence(Record? Record, string Pointer, string? Statement = null, string? Note = null)
{
    public static Evidence At(Record record, Field field, string? note = null) => new(record, field.Pointer, null, note);
}
