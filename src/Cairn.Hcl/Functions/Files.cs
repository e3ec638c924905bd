using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>Functions that read files, all of them inside the configuration's own tree.</summary>
internal static class Files
{
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    public static IEnumerable<Function> All { get; } =
    [
        Path("abspath", text => text.StartsWith('/') ? HclValue.Of(Cleaned(text)) : HclValue.Unknown(HclType.String, Symbol.To($"abspath({text})"))),
        Path("basename", text => HclValue.Of(BaseName(text))),
        Path("dirname", text => HclValue.Of(DirectoryName(text))),
        Path("pathexpand", text => text.StartsWith('~') ? HclValue.Unknown(HclType.String) : HclValue.Of(text)),
        Content("file", (path, bytes) => HclValue.Of(Text(path, bytes))),
        Content("filebase64", (_, bytes) => HclValue.Of(Convert.ToBase64String(bytes))),
        Content("filemd5", (_, bytes) => HclValue.Of(Convert.ToHexStringLower(Hashes.Md5(bytes)))),
        Content("filesha1", (_, bytes) => HclValue.Of(Convert.ToHexStringLower(Hashes.Sha1(bytes)))),
        Content("filesha256", (_, bytes) => HclValue.Of(Convert.ToHexStringLower(SHA256.HashData(bytes)))),
        Content("filesha512", (_, bytes) => HclValue.Of(Convert.ToHexStringLower(SHA512.HashData(bytes)))),
        Content("filebase64sha256", (_, bytes) => HclValue.Of(Convert.ToBase64String(SHA256.HashData(bytes)))),
        Content("filebase64sha512", (_, bytes) => HclValue.Of(Convert.ToBase64String(SHA512.HashData(bytes)))),
        new("fileexists", [Parameter.Text], null, Exists) { Returns = HclType.Bool },
        new("fileset", [Parameter.Text, Parameter.Text], null, Matching) { Returns = new HclType.SetOf(HclType.String) },
        new("templatefile", [Parameter.Text, new(HclType.Dynamic, TakesUnknown: true)], null, Template) { Returns = HclType.String },
    ];

    private static Function Path(string name, Func<string, HclValue> body) => new(name, [Parameter.Text], a => body(a[0].Text())) { Returns = HclType.String };

    private static Function Content(string name, Func<string, byte[], HclValue> body) => new(name, [Parameter.Text], null, (a, site) =>
        site.Table.Host is { Files: { } files } host ? body(a[0].Text(), Read(files, host, a[0].Text())) : HclValue.Unknown(HclType.String))
    { Returns = HclType.String };

    private static HclValue Template(HclValue[] arguments, CallSite site)
    {
        if (site.Table.Host is not { Files: { } files } host)
            return HclValue.Unknown(HclType.String);
        var path = arguments[0].Text();
        var rendered = Strings.Render(new($"{files.Name}/{Inside(host, path)}", Text(path, Read(files, host, path))), arguments[1], site);
        return Conversion.To(rendered, HclType.String);
    }

    private static HclValue Exists(HclValue[] arguments, CallSite site)
    {
        if (site.Table.Host is not { Files: { } files } host)
            return HclValue.Unknown(HclType.Bool);
        return Inside(host, arguments[0].Text()) is { } path ? HclValue.Of(files.Read(path) is not null) : HclValue.Unknown(HclType.Bool);
    }

    private static HclValue Matching(HclValue[] arguments, CallSite site)
    {
        if (site.Table.Host is not { Files: { } files } host || Inside(host, arguments[0].Text()) is not { } folder)
            return HclValue.Unknown(new HclType.SetOf(HclType.String));
        var pattern = Glob(arguments[1].Text());
        var below = files.FilesBelow(folder) ?? throw new EvaluationException($"there are too many files below `{folder}` to list them all", "point `fileset` to a smaller directory");
        return HclValue.Set(below.Where(file => pattern.IsMatch(file)).Select(HclValue.Of), HclType.String);
    }

    private static byte[] Read(IFileTree files, FunctionHost host, string path) =>
        Inside(host, path) is not { } inside ? throw new EvaluationException($"the file `{path}` lies outside the scanned directory and was not read", "scan the directory that holds both")
        : files.Read(inside) ?? throw new EvaluationException($"there is no readable file `{path}`", "a file that another step creates is not there yet when the code is read");

    private static string Text(string path, byte[] bytes)
    {
        try
        {
            return Utf8.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            throw new EvaluationException($"the file `{path}` is not valid UTF-8 text", "use `filebase64` for other data");
        }
    }

    /// <summary>A path from the root module as one from the root of the tree; modules and files often lie beside the root module.</summary>
    private static string? Inside(FunctionHost host, string path) =>
        path.StartsWith('/') || path.StartsWith('~') ? null : Inside($"{host.Folder}/{path}".TrimStart('/'));

    /// <summary>A path without <c>.</c> and <c>..</c>; null when it leaves the tree.</summary>
    public static string? Inside(string path)
    {
        if (path.StartsWith('/') || path.StartsWith('~') || path.Contains('\0', StringComparison.Ordinal))
            return null;
        var kept = new List<string>();
        foreach (var step in path.Split('/'))
        {
            if (step is "" or ".")
                continue;
            if (step != "..")
                kept.Add(step);
            else if (kept.Count == 0)
                return null;
            else
                kept.RemoveAt(kept.Count - 1);
        }

        return string.Join('/', kept);
    }

    private static string BaseName(string path)
    {
        if (path.Length == 0)
            return ".";
        var trimmed = path.TrimEnd('/');
        return trimmed.Length == 0 ? "/" : trimmed[(trimmed.LastIndexOf('/') + 1)..];
    }

    // Go's filepath.Dir, which also cleans the path.
    private static string DirectoryName(string path) => Cleaned(path[..(path.LastIndexOf('/') + 1)]);

    private static string Cleaned(string path)
    {
        var kept = new List<string>();
        var isRooted = path.StartsWith('/');
        foreach (var step in path.Split('/'))
        {
            if (step is "" or ".")
                continue;
            if (step == ".." && kept.Count > 0 && kept[^1] != "..")
                kept.RemoveAt(kept.Count - 1);
            else if (step != ".." || !isRooted)
                kept.Add(step);
        }

        var cleaned = string.Join('/', kept);
        return isRooted ? "/" + cleaned : cleaned.Length == 0 ? "." : cleaned;
    }

    /// <summary><c>*</c>, <c>**</c>, <c>?</c>, <c>[…]</c> and <c>{a,b}</c>: https://developer.hashicorp.com/terraform/language/functions/fileset.</summary>
    private static Regex Glob(string pattern)
    {
        var text = new StringBuilder("^");
        var depth = 0;
        for (var i = 0; i < pattern.Length; i++)
        {
            var c = pattern[i];
            switch (c)
            {
                case '*' when pattern.AsSpan(i).StartsWith("**/"):
                    text.Append("(?:[^/]+/)*");
                    i += 2;
                    break;
                case '*' when i + 1 < pattern.Length && pattern[i + 1] == '*':
                    text.Append(".*");
                    i++;
                    break;
                case '*':
                    text.Append("[^/]*");
                    break;
                case '?':
                    text.Append("[^/]");
                    break;
                case '[' when pattern.IndexOf(']', i + 1) is > 0 and var close:
                    text.Append('[').Append(pattern[i + 1] is '!' or '^' ? "^" : "").Append(pattern[(pattern[i + 1] is '!' or '^' ? i + 2 : i + 1)..close].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("[", "\\[", StringComparison.Ordinal)).Append(']');
                    i = close;
                    break;
                case '{':
                    text.Append("(?:");
                    depth++;
                    break;
                case '}' when depth > 0:
                    text.Append(')');
                    depth--;
                    break;
                case ',' when depth > 0:
                    text.Append('|');
                    break;
                default:
                    text.Append(Regex.Escape(c.ToString()));
                    break;
            }
        }

        try
        {
            return new(text.Append(')', depth).Append('$').ToString(), RegexOptions.NonBacktracking);
        }
        catch (ArgumentException)
        {
            throw new EvaluationException("the pattern of files is not valid");
        }
    }
}
