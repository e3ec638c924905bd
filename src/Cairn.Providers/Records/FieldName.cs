namespace Cairn.Providers.Records;

/// <summary>Compares field names by meaning: <c>RoleArn</c>, <c>role_arn</c> and <c>roleArn</c> are one field.</summary>
internal static class FieldName
{
    public static bool Same(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < a.Length && IsSeparator(a[i]))
                i++;
            while (j < b.Length && IsSeparator(b[j]))
                j++;
            if (i == a.Length || j == b.Length)
                return i == a.Length && j == b.Length;
            if (char.ToLowerInvariant(a[i++]) != char.ToLowerInvariant(b[j++]))
                return false;
        }
    }

    /// <summary>The same for a name as it stands in the text; null where only the decoded name can tell: it is escaped or not ASCII.</summary>
    public static bool? Same(ReadOnlySpan<byte> raw, ReadOnlySpan<char> name)
    {
        int i = 0, j = 0;
        while (true)
        {
            while (i < raw.Length && IsSeparator((char)raw[i]))
                i++;
            while (j < name.Length && IsSeparator(name[j]))
                j++;
            if (i < raw.Length && (raw[i] >= 0x80 || raw[i] == '\\'))
                return null;
            if (i == raw.Length || j == name.Length)
                return i == raw.Length && j == name.Length;
            if (char.ToLowerInvariant((char)raw[i++]) != char.ToLowerInvariant(name[j++]))
                return false;
        }
    }

    private static bool IsSeparator(char c) => c is '_' or '-';
}
