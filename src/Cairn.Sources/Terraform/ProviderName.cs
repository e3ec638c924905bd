namespace Cairn.Sources.Terraform;

/// <summary>Shortens the many spellings of a provider's name.</summary>
internal static class ProviderName
{
    /// <summary><c>registry.terraform.io/hashicorp/aws</c>, <c>provider["…/aws"].west</c> and <c>module.m.provider.aws</c> all read <c>aws</c>.</summary>
    public static string Short(string? name)
    {
        if (string.IsNullOrEmpty(name))
            return "unknown";
        var quoted = name.IndexOf("[\"", StringComparison.Ordinal) is >= 0 and var open && name.IndexOf("\"]", open + 2, StringComparison.Ordinal) is >= 0 and var close
            ? name[(open + 2)..close]
            : name;
        var last = quoted[(quoted.LastIndexOf('/') + 1)..];
        if (last.IndexOf("provider.", StringComparison.Ordinal) is >= 0 and var at)
            last = last[(at + "provider.".Length)..].Split('.')[0];
        return last is "google-beta" ? "google" : last;
    }

    /// <summary>Resources of these exist on the machine of whoever applied them, not in any estate.</summary>
    public static bool IsUtility(string name) =>
        name is "random" or "null" or "tls" or "local" or "archive" or "template" or "time" or "external" or "http" or "terraform" or "cloudinit";
}
