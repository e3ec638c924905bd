using Cairn.Access.Aws.Conditions;
using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Policies;

/// <summary>One entry of a statement's resource element.</summary>
internal sealed class StatementResource
{
    public StatementResource(string text, bool variables)
    {
        Text = PolicyText.Parse(text, variables);
        Pattern = ResourcePattern.Parse(text);
        if (!Text.HasVariables)
            return;

        // Every variable as a wildcard: wide enough to look candidates up with.
        Wide = ResourcePattern.OfEncoded(text, Text.Fill(Nothing.Known, out _) ?? text);
    }

    public PolicyText Text { get; }

    /// <summary>The pattern, if it has no variables.</summary>
    public ResourcePattern Pattern { get; }

    /// <summary>The pattern with each variable as a wildcard; null where there are none.</summary>
    public ResourcePattern? Wide { get; }

    private sealed class Nothing : IKeys
    {
        public static Nothing Known { get; } = new();

        public KeyValue this[string lowerKey] => KeyValue.Unknown;
    }
}
