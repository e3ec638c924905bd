using Cairn.Analysis.Changes;

namespace Cairn.Cli.Pipeline;

/// <summary>Two estates read and compared.</summary>
internal static class Comparison
{
    public static EstateDiff Of(LoadedEstate before, LoadedEstate after, Asking asking)
    {
        var knowledge = Knowledge.Read();
        var records = new RecordDiff(before.Collected.Records, after.Collected.Records);
        return EstateDiff.Compare(
            before.Input(knowledge, asking),
            after.Input(knowledge, asking),
            records.HasChanged,
            records.About);
    }
}
