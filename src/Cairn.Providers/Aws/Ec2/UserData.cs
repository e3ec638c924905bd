using System.Text;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Ec2;

/// <summary>Reads the start script of a machine.</summary>
internal static class UserData
{
    /// <summary>EC2 allows 16 KiB of user data; more is cut.</summary>
    private const int Limit = 16 * 1024;

    public static void State(Mapped r, params ReadOnlySpan<Field> fields)
    {
        foreach (var field in fields)
        {
            if (field.IsUnknown)
                r.Gap("value-unknown", r.Self, "`userData` is not known until it is applied", "scan the state after the apply, or the live account");
            if (field.Text is { } text)
            {
                Script(r, text);
                return;
            }
        }
    }

    private static void Script(Mapped r, string text)
    {
        if (IsDigest(text))
        {
            r.Gap("script-unseen", r.Self, "of `userData` the source keeps only a hash; what the script does is not known", "scan the configuration or the live account as well");
            return;
        }

        var script = Decode(text);
        r.Set("userData", script.Length > Limit ? script[..Limit] : script);
        if (script.Length > Limit)
            r.Gap("value-cut", r.Self, $"the user data is longer than {Limit} characters; the rest was not read");
    }

    /// <summary>Older Terraform states hold the SHA-1 digest in place of the script.</summary>
    public static bool IsDigest(string text) => text.Length == 40 && text.All(char.IsAsciiHexDigitLower);

    private static string Decode(string text)
    {
        var bytes = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, bytes, out var length))
            return text;
        try
        {
            return new UTF8Encoding(false, true).GetString(bytes, 0, length);
        }
        catch (ArgumentException)
        {
            // Compressed or otherwise binary data says nothing as text.
            return text;
        }
    }
}
