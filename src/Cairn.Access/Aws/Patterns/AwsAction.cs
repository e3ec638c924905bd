namespace Cairn.Access.Aws.Patterns;

/// <summary>An action of a request, split and lower-cased once.</summary>
internal sealed class AwsAction : IEquatable<AwsAction>
{
    private readonly int _hash;

    public AwsAction(string text)
    {
        Text = text;
        var lower = text.ToLowerInvariant();
        var colon = lower.IndexOf(':', StringComparison.Ordinal);
        Service = colon < 0 ? "" : lower[..colon];
        LowerName = lower[(colon + 1)..];
        Lower = lower;
        _hash = StringComparer.Ordinal.GetHashCode(lower);
    }

    public string Text { get; }

    public string Lower { get; }

    public string Service { get; }

    public string LowerName { get; }

    public bool Equals(AwsAction? other) => ReferenceEquals(this, other) || (other is not null && _hash == other._hash && Lower == other.Lower);

    public override bool Equals(object? obj) => Equals(obj as AwsAction);

    // Computed once: every policy set of a decision is asked for the same action.
    public override int GetHashCode() => _hash;
}
