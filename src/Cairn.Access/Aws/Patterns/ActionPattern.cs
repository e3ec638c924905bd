namespace Cairn.Access.Aws.Patterns;

/// <summary>An action as a statement names it; service and name compare without case, the service takes no wildcard but <c>*</c> alone.</summary>
internal sealed class ActionPattern
{
    private readonly Glob? _name;

    public ActionPattern(string text)
    {
        Text = text;
        var lower = text.ToLowerInvariant();
        var colon = lower.IndexOf(':', StringComparison.Ordinal);
        if (lower == "*")
            IsEverything = true;
        else if (colon > 0)
            (Service, _name) = (lower[..colon], Glob.Parse(lower[(colon + 1)..]));
        IsEverything |= Service == "*" && _name!.IsEverything;
    }

    public string Text { get; }

    /// <summary>The one service it speaks of, lower-cased; null where it speaks of every one or of none.</summary>
    public string? Service { get; }

    /// <summary><c>*</c> or <c>*:*</c>.</summary>
    public bool IsEverything { get; }

    /// <summary>False for text that is no action, which matches nothing.</summary>
    public bool IsValid => IsEverything || _name is not null;

    public bool Matches(AwsAction action)
        => IsEverything || (_name is not null && Service == action.Service && _name.Matches(action.LowerName));
}
