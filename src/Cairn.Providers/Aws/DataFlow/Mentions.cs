using System.Buffers;
using Cairn.Providers.Aws.Locations;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>Names of described resources that a text contains, word by word: the neutral edge <c>MENTIONS</c>.</summary>
internal static class Mentions
{
    private const int ShortestWord = 6;
    private static readonly SearchValues<char> TellingCharacters = SearchValues.Create("-_./:0123456789");

    public const string Edge = "MENTIONS";

    public static void Derive(Flow flow, ScriptText text)
    {
        var account = flow.Text(text.Owner, "account");
        var line = 1;
        var start = -1;
        for (var i = 0; i <= text.Text.Length; i++)
        {
            var c = i < text.Text.Length ? text.Text[i] : ' ';
            if (IsWord(c))
            {
                start = start < 0 ? i : start;
                continue;
            }

            if (start >= 0)
                Word(flow, text, text.Text[start..i], account, line);
            start = -1;
            line += c == '\n' ? 1 : 0;
        }
    }

    private static bool IsWord(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '.' or '/' or ':';

    private static void Word(Flow flow, ScriptText text, string word, string account, int line)
    {
        word = word.Trim('.', ':', '/', '-');
        if (word.Length is < ShortestWord or > 2048 || !Telling(word))
            return;
        var found = Locate(flow, word, account);
        if (found is not { } node)
            return;
        foreach (var executor in text.Executors)
            flow.Edge(executor, Edge, node, text.At(line, $"names `{word}`"));
    }

    public static int? Locate(Flow flow, string word, string account) =>
        S3Location.Parse(word) is { } at ? flow.Names.Find(at.Bucket, account, "Bucket") : flow.Names.Find(word, account);

    /// <summary>An ordinary word that happens to be somebody's name says nothing.</summary>
    private static bool Telling(string word) => word.AsSpan().ContainsAny(TellingCharacters);
}
