namespace Cairn.Graph;

/// <summary>A value too large for the bits of a <see cref="Value"/>: paths and wide temporal values.</summary>
internal interface IPayload
{
    ValueKind Kind { get; }

    string Text { get; }
}
