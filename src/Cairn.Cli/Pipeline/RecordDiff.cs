using System.Text.Json;
using Cairn.Analysis.Reports;
using Cairn.Providers.Records;

namespace Cairn.Cli.Pipeline;

/// <summary>Which records differ between two estates, by their address: the input they were read from has another name each time.</summary>
internal sealed class RecordDiff
{
    /// <summary>So few changes are named even where none of them speaks of what is asked about.</summary>
    private const int Few = 4;

    private readonly SortedDictionary<string, Change> _changed = new(StringComparer.Ordinal);

    private sealed record Change(Record? Before, Record? After)
    {
        public EvidenceItem Told() => After is { } after
            ? new(Named(after), "", null, Before is null ? "is new" : "has changed")
            : new(Named(Before!), "", null, "is gone"); // there is one of the two

        public bool SpeaksOf(IReadOnlySet<string> names) => Texts(Before).Concat(Texts(After)).Any(names.Contains);

        private static string Named(Record record) => $"{record.Origin.Source}#{record.Origin.Address}";

        private static IEnumerable<string> Texts(Record? record) => record is null ? [] : Texts(record.Data);

        private static IEnumerable<string> Texts(JsonElement data) => data.ValueKind switch
        {
            JsonValueKind.String => [data.GetString()!],
            JsonValueKind.Array => data.EnumerateArray().SelectMany(Texts),
            JsonValueKind.Object => data.EnumerateObject().SelectMany(member => Texts(member.Value)),
            _ => [],
        };
    }

    public RecordDiff(IEnumerable<Record> before, IEnumerable<Record> after)
    {
        var (was, isNow) = (ByAddress(before), ByAddress(after));
        foreach (var address in was.Keys.Union(isNow.Keys))
        {
            var (old, now) = (was.GetValueOrDefault(address), isNow.GetValueOrDefault(address));
            if (old is null || now is null || !JsonElement.DeepEquals(old.Data, now.Data))
                _changed.Add(address, new Change(old, now));
        }
    }

    /// <param name="evidence">A record as evidence names it: the input, <c>#</c>, the address.</param>
    public bool HasChanged(string evidence) => _changed.ContainsKey(evidence[(evidence.IndexOf('#', StringComparison.Ordinal) + 1)..]);

    /// <summary>The changed records that speak of one of these names; where none does, all of them if they are few.</summary>
    public IReadOnlyList<EvidenceItem> About(IReadOnlySet<string> names)
    {
        var speaking = _changed.Values.Where(change => change.SpeaksOf(names)).ToList();
        var told = speaking.Count > 0 ? speaking : _changed.Count <= Few ? [.. _changed.Values] : [];
        return [.. told.Select(change => change.Told())];
    }

    private static Dictionary<string, Record> ByAddress(IEnumerable<Record> records) =>
        records.GroupBy(record => record.Origin.Address, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
}
