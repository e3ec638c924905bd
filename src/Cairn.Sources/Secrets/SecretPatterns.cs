using System.Text.RegularExpressions;

namespace Cairn.Sources.Secrets;

/// <summary>Finds credentials inside scripts, documents and addresses by how they are written.</summary>
internal static class SecretPatterns
{
    // Hostile text: the non-backtracking engine takes linear time whatever it is given.
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private const string Words = "(?:password|passwd|passphrase|secret|secret_key|secret_access_key|access_token|auth_token|api_token|api_?key|private_key|token)";

    /// <summary>Each with its credential as the group <c>s</c>.</summary>
    private static readonly Lazy<IReadOnlyList<Regex>> All = new(() =>
    [
        new(@"(?<s>-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]+-----END [A-Z ]*PRIVATE KEY-----)", Options),
        new(@"[A-Za-z][A-Za-z0-9+.-]+://[^\s:/@""'<>]*:(?<s>[^\s/@""'<>]{3,})@", Options),
        new($@"(?i){Words}[""']?\s*(?:=>|=|:)\s*(?:""(?<s>[^""\\\r\n]{{6,}})""|'(?<s>[^'\\\r\n]{{6,}})')", Options),
        new($@"(?i){Words}=(?<s>[^\s""'$&;,<>{{}}\[\]()`\\|]{{6,}})(?:[\s""'&;,\\]|$)", Options),
        new($@"(?i)""name""\s*:\s*""[^""]*{Words}""\s*,\s*""value""\s*:\s*""(?<s>[^""\\]{{4,}})""", Options),
        new(@"(?<s>gh[pousr]_[A-Za-z0-9]{36,}|glpat-[A-Za-z0-9_-]{20,}|hf_[A-Za-z]{30,}|xox[abeoprs]-[A-Za-z0-9-]{10,}|AIza[0-9A-Za-z_-]{35}|sk-(?:ant-|proj-)?[A-Za-z0-9_-]{20,})", Options),
        new(@"(?<s>eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,})", Options),
    ]);

    /// <summary>Something that must be there for any pattern to match; looked for first because most texts have none of it.</summary>
    private static readonly System.Buffers.SearchValues<string> Hints = System.Buffers.SearchValues.Create(
        ["pass", "secret", "token", "apikey", "api_key", "private_key", "private key", "://", "gh", "glpat-", "hf_", "xox", "AIza", "sk-", "eyJ"], StringComparison.OrdinalIgnoreCase);

    public static IEnumerable<(int Start, int Length)> Find(string text)
    {
        if (text.Length < 8 || text.AsSpan().IndexOfAny(Hints) < 0)
            yield break;
        foreach (var pattern in All.Value)
        {
            foreach (Match match in pattern.Matches(text))
            {
                var found = match.Groups["s"];
                if (found.Success && IsCredential(found.Value))
                    yield return (found.Index, found.Length);
            }
        }
    }

    /// <summary>A reference to where a credential is kept is not one.</summary>
    private static bool IsCredential(string value) =>
        !value.StartsWith("arn:", StringComparison.Ordinal) && !value.StartsWith('$') && !value.StartsWith("{{", StringComparison.Ordinal)
        && !value.StartsWith('%') && !value.StartsWith('/') && !value.StartsWith("http", StringComparison.Ordinal)
        && !value.Contains("${", StringComparison.Ordinal) && !value.Contains("$(", StringComparison.Ordinal);
}
