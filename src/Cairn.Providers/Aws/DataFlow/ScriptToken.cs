namespace Cairn.Providers.Aws.DataFlow;

/// <summary>A word, a string or a sign of a script.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Text">The word, the string's content or the sign.</param>
/// <param name="Line">Its line in the original.</param>
/// <param name="Template">The string may hold variables.</param>
internal readonly record struct ScriptToken(ScriptTokenKind Kind, string Text, int Line, bool Template = false)
{
    public bool Is(char sign) => Kind == ScriptTokenKind.Sign && Text[0] == sign;
}

/// <summary>What a token of a script is.</summary>
internal enum ScriptTokenKind
{
    Word,
    Text,
    Sign,
    LineEnd,
}
