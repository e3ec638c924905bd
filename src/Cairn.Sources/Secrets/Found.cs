using Cairn.Providers.Records;

namespace Cairn.Sources.Secrets;

/// <summary>A record as read, with what its source calls sensitive; not yet masked.</summary>
/// <param name="Sensitive">JSON pointers of sensitive values, as the source tells them.</param>
/// <param name="Kept">False for resources that exist only on the machine of whoever applied them; they are read for their secrets.</param>
internal sealed record Found(Record Record, IReadOnlySet<string> Sensitive, bool Kept = true)
{
    public static readonly IReadOnlySet<string> Nothing = new HashSet<string>();
}
