using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>What a script fetches to run or install: packages, repositories, downloads.</summary>
internal static class Fetches
{
    private const int MostPackages = 100;
    private static readonly char[] Separators = [' ', '\t', '"', '\'', ',', '[', ']', '(', ')', '!'];

    public static void Derive(Flow flow, ScriptText text, int executor)
    {
        foreach (var (number, line) in ScriptLines.Of(text.Text))
        {
            if (line.Length > 10_000)
                continue;
            var words = line.Split(Separators, StringSplitOptions.RemoveEmptyEntries);
            for (var i = 0; i + 1 < words.Length; i++)
                Read(flow, text, executor, words, i, number);
        }
    }

    private static void Read(Flow flow, ScriptText text, int executor, string[] words, int i, int line)
    {
        switch (words[i])
        {
            case "pip" or "pip3" when words[i + 1] == "install":
                Packages(flow, text, executor, words.AsSpan(i + 2), line);
                break;
            case "git" when words[i + 1] == "clone" && words.Skip(i + 2).Select(Remote).FirstOrDefault(url => url is not null) is { } repository:
                flow.Edge(executor, EdgeKinds.SourcedFrom, flow.Node(repository, repository, "", new("", ""), "Repository"), text.At(line, "clones the repository"), "", ("via", "git clone"));
                break;
            case "curl" or "wget" when words.Skip(i + 1).Select(Remote).FirstOrDefault(url => url is not null) is { } url:
                var runs = words.Skip(i + 1).SkipWhile(word => word != "|").Any(word => word is "bash" or "sh" or "python" or "python3" or "sudo");
                flow.Edge(executor, EdgeKinds.SourcedFrom, Source(flow, url), text.At(line, runs ? "downloads and runs it" : "downloads it"), "", ("via", words[i]), ("runs", runs));
                break;
        }
    }

    // Package URLs: https://github.com/package-url/purl-spec
    private static void Packages(Flow flow, ScriptText text, int executor, ReadOnlySpan<string> words, int line)
    {
        for (var i = 0; i < words.Length && i < MostPackages; i++)
        {
            var word = words[i];
            if (word is "&&" or "||" or "|" or ";" or "&")
                return;
            if (word.StartsWith('-'))
            {
                i += word is "-r" or "-c" or "-i" or "--index-url" or "--extra-index-url" or "-t" or "--target" ? 1 : 0;
                continue;
            }

            var end = word.AsSpan().IndexOfAny("=<>~;");
            var name = (end < 0 ? word : word[..end]).ToLowerInvariant().Replace('_', '-');
            if (name.Length is 0 or > 100 || !name.All(c => char.IsAsciiLetterOrDigit(c) || c is '-' or '.'))
                continue;
            var version = word.IndexOf("==", StringComparison.Ordinal) is > 0 and var exact ? word[(exact + 2)..] : null;
            var package = flow.Node(version is null ? $"pkg:pypi/{name}" : $"pkg:pypi/{name}@{version}", name, "", new("", ""), "Package");
            flow.Edge(executor, "DEPENDS_ON", package, text.At(line, $"installs `{name}`"), "", ("pinned", version is not null));
        }
    }

    public static int Source(Flow flow, string url) => flow.Node(url, url, "", new("", ""), "ExternalDataSource");

    /// <summary>An address on the internet, without a user, password, query or fragment that it may carry.</summary>
    public static string? Remote(string? text)
    {
        if (text is not { Length: <= 2048 } || !Uri.TryCreate(text, UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https" or "git" or "ssh"))
            return null;
        // The metadata service and the machine itself are not elsewhere.
        return url.Host.Length == 0 || url.IsLoopback || url.Host.StartsWith("169.254.", StringComparison.Ordinal) || url.Host.ContainsAny('{', '$')
            ? null
            : url.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped);
    }

    private static bool ContainsAny(this string text, char a, char b) => text.AsSpan().ContainsAny(a, b);
}
