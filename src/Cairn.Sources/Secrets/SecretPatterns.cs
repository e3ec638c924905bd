using System.Buffers;
using System.Text.RegularExpressions;

namespace Cairn.Sources.Secrets;

/// <summary>Finds credentials inside scripts, documents and addresses by how they are written.</summary>
internal static class SecretPatterns
{
    // Hostile text: the non-backtracking engine takes linear time whatever it is given.
    private const RegexOptions Options = RegexOptions.NonBacktracking | RegexOptions.CultureInvariant;

    private const string Words = "(?:password|passwd|passphrase|secret|secret_key|secret_access_key|access_token|auth_token|api_token|api_?key|private_key|token)";

    /// <summary>A word of the patterns with what may follow it: without that, <c>secretsmanager</c> would be looked at everywhere.</summary>
    private static readonly string[] WordHints =
    [
        .. from word in (string[])["password", "passwd", "passphrase", "secret", "secret_key", "access_key", "token", "apikey", "api_key", "private_key"]
           from next in "\"'=: \t\n\r\\"
           select word + next,
    ];

    /// <summary>Each with its credential as the group <c>s</c>.</summary>
    private static readonly Lazy<IReadOnlyList<(SearchValues<string> Hints, Regex Pattern)>> All = new(() =>
    [
        (Hint(["PRIVATE KEY"]), new(@"(?<s>-----BEGIN [A-Z ]*PRIVATE KEY-----[^-]+-----END [A-Z ]*PRIVATE KEY-----)", Options)),
        (Hint(["://"]), new(@"[A-Za-z][A-Za-z0-9+.-]+://[^\s:/@""'<>]*:(?<s>[^\s/@""'<>]{3,})@", Options)),
        (Hint(WordHints), new($@"(?i){Words}[""']?\s*(?:=>|=|:)\s*(?:""(?<s>[^""\\\r\n]{{6,}})""|'(?<s>[^'\\\r\n]{{6,}})')", Options)),
        (Hint(WordHints), new($@"(?i){Words}=(?<s>[^\s""'$&;,<>{{}}\[\]()`\\|]{{6,}})(?:[\s""'&;,\\]|$)", Options)),
        (Hint(WordHints), new($@"(?i)""name""\s*:\s*""[^""]*{Words}""\s*,\s*""value""\s*:\s*""(?<s>[^""\\]{{4,}})""", Options)),
        (Hint(["ghp_", "gho_", "ghu_", "ghs_", "ghr_", "glpat-", "hf_", "xox", "AIza"]), new(@"(?<s>gh[pousr]_[A-Za-z0-9]{36,}|glpat-[A-Za-z0-9_-]{20,}|hf_[A-Za-z]{30,}|xox[abeoprs]-[A-Za-z0-9-]{10,}|AIza[0-9A-Za-z_-]{35})", Options)),
        // Not in the middle of a word: `desk-FrontDoorRole-3M9TQ7LA` is a name.
        (Hint(["sk-"]), new(@"(?:^|[^A-Za-z0-9])(?<s>sk-(?:ant-|proj-)?[A-Za-z0-9_-]{20,})", Options)),
        (Hint(["eyJ"]), new(@"(?<s>eyJ[A-Za-z0-9_-]{10,}\.eyJ[A-Za-z0-9_-]{10,}\.[A-Za-z0-9_-]{10,})", Options)),
    ]);

    /// <summary>Looked for first, because most texts have none of it.</summary>
    private static readonly SearchValues<string> AllHints = Hint(
        [.. WordHints, "PRIVATE KEY", "://", "ghp_", "gho_", "ghu_", "ghs_", "ghr_", "glpat-", "hf_", "xox", "AIza", "sk-", "eyJ"]);

    /// <summary>Whether a text has anything that the beginning of a credential could be.</summary>
    public static bool MayMatch(ReadOnlySpan<char> text) => text.IndexOfAny(AllHints) >= 0;

    public static IEnumerable<(int Start, int Length)> Find(string text)
    {
        if (text.Length < 8 || !MayMatch(text))
            yield break;
        foreach (var (hints, pattern) in All.Value)
        {
            if (text.AsSpan().IndexOfAny(hints) < 0)
                continue;
            foreach (Match match in pattern.Matches(text))
            {
                var found = match.Groups["s"];
                if (found.Success && IsCredential(found.Value))
                    yield return (found.Index, found.Length);
            }
        }
    }

    private static SearchValues<string> Hint(string[] words) => SearchValues.Create(words, StringComparison.OrdinalIgnoreCase);

    /// <summary>A reference to where a credential is kept is not one.</summary>
    private static bool IsCredential(string value) =>
        !value.StartsWith("arn:", StringComparison.Ordinal) && !value.StartsWith('$') && !value.StartsWith("{{", StringComparison.Ordinal)
        && !value.StartsWith('%') && !value.StartsWith('/') && !value.StartsWith("http", StringComparison.Ordinal)
        && !value.Contains("${", StringComparison.Ordinal) && !value.Contains("$(", StringComparison.Ordinal);
}
