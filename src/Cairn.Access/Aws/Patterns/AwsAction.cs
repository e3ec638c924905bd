namespace Cairn.Access.Aws.Patterns;

/// <summary>An action of a request, split and lower-cased once.</summary>
internal sealed class AwsAction
{
    public AwsAction(string text)
    {
        Text = text;
        var lower = text.ToLowerInvariant();
        var colon = lower.IndexOf(':', StringComparison.Ordinal);
        Service = colon < 0 ? "" : lower[..colon];
        LowerName = lower[(colon + 1)..];
        Lower = lower;
    }

    public string Text { get; }

    public string Lower { get; }

    public string Service { get; }

    public string LowerName { get; }
}
