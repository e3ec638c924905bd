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

    private static bool IsSeparator(char c) => c is '_' or '-';
}
