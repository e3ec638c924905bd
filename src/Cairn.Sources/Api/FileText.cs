using System.Globalization;
using System.Text;

namespace Cairn.Sources.Api;

/// <summary>Names of resources as file names keep them: <c>%3A</c> or <c>_3A</c> for a colon, or every odd character as an underscore.</summary>
internal static class FileText
{
    public static bool Means(string file, string name) =>
        file == name || Operations.Plain(file) == Operations.Plain(name) || Operations.Plain(Decoded(file)) == Operations.Plain(name)
        || (name.LastIndexOfAny(['/', ':']) is >= 0 and var cut && Operations.Plain(file) == Operations.Plain(name[cut..]));

    public static string Decoded(string file)
    {
        var text = new StringBuilder(file.Length);
        for (var i = 0; i < file.Length; i++)
        {
            if (file[i] is '%' or '_' && i + 2 < file.Length && IsReserved(file.AsSpan(i + 1, 2), out var character))
            {
                text.Append(character);
                i += 2;
            }
            else
            {
                text.Append(file[i]);
            }
        }

        return text.ToString();
    }

    // Only what a name needs escaped; `_ab` is most often just that.
    private static bool IsReserved(ReadOnlySpan<char> hex, out char character)
    {
        character = int.TryParse(hex, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var code) ? (char)code : '\0';
        return character is ':' or '/' or ' ' or '@' or '+' or '=' or ',';
    }
}
