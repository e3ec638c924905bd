using System.Text.Json;
using Cairn.Providers.Records;

namespace Cairn.Cli.Pipeline;

/// <summary>Which records differ between two estates, by their address: the input they were read from has another name each time.</summary>
internal sealed class RecordDiff
{
    private readonly HashSet<string> _changed = new(StringComparer.Ordinal);

    public RecordDiff(IEnumerable<Record> before, IEnumerable<Record> after)
    {
        var (was, isNow) = (ByAddress(before), ByAddress(after));
        foreach (var address in was.Keys.Concat(isNow.Keys))
        {
            if (!was.TryGetValue(address, out var old) || !isNow.TryGetValue(address, out var now) || !JsonElement.DeepEquals(old.Data, now.Data))
                _changed.Add(address);
        }
    }

    /// <param name="evidence">A record as evidence names it: the input, <c>#</c>, the address.</param>
    public bool HasChanged(string evidence) => _changed.Contains(evidence[(evidence.IndexOf('#', StringComparison.Ordinal) + 1)..]);

    private static Dictionary<string, Record> ByAddress(IEnumerable<Record> records) =>
        records.GroupBy(record => record.Origin.Address, StringComparer.Ordinal).ToDictionary(group => group.Key, group => group.Last(), StringComparer.Ordinal);
}
