using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;

namespace Cairn.Sources.Secrets;

/// <summary>What a field's name says about credentials, judged once per name and not once per value.</summary>
internal sealed record FieldJudgement(string Name, bool IsSecret, bool IsText, bool IsIdentity, bool IsEncoded)
{
    public static readonly FieldJudgement None = Of("");

    public static FieldJudgement Of(string name) => new(
        name, SecretFields.IsSecretName(name), SecretFields.IsText(name), SecretFields.IsIdentity(name), SecretFields.IsEncoded(name));
}

/// <summary>The judgements of a run by name; real estates have a few thousand distinct names.</summary>
internal sealed class FieldJudgements
{
    private const int MaxKept = 100_000;
    private const int MaxName = 256;

    private readonly Dictionary<string, FieldJudgement> _known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, FieldJudgement>.AlternateLookup<ReadOnlySpan<char>> _lookup;

    public FieldJudgements() => _lookup = _known.GetAlternateLookup<ReadOnlySpan<char>>();

    public FieldJudgement Of(JsonProperty member)
    {
        var raw = JsonMarshal.GetRawUtf8PropertyName(member);
        if (raw.Length <= MaxName && !raw.Contains((byte)'\\'))
        {
            Span<char> name = stackalloc char[MaxName];
            if (_lookup.TryGetValue(name[..Encoding.UTF8.GetChars(raw, name)], out var known))
                return known;
        }

        var judgement = FieldJudgement.Of(member.Name);
        if (_known.Count < MaxKept && raw.Length <= MaxName)
            _known[judgement.Name] = judgement;
        return judgement;
    }
}
