using Cairn.Analysis.Changes;
using Cairn.Cli.Commands;
using Cairn.Cli.Text;

namespace Cairn.Cli.Pipeline;

/// <summary>Two estates read and compared.</summary>
internal static class Comparison
{
    public static EstateDiff Of(LoadedEstate before, LoadedEstate after, IReadOnlyList<string> from)
    {
        var knowledge = Knowledge.Read();
        var records = new RecordDiff(before.Collected.Records, after.Collected.Records);
        return EstateDiff.Compare(
            before.Input(knowledge, Entries.Find(before.Graph, from)),
            after.Input(knowledge, Entries.Find(after.Graph, from)),
            records.HasChanged);
    }

    public static void Write(EstateDiff diff, string format, FileInfo? output) => Answer.Write(output, to =>
    {
        if (format == "json")
        {
            JsonDiff.Write(diff, to);
            return;
        }

        using var writer = new StreamWriter(to, leaveOpen: true);
        new DiffText(new Page(writer, Page.WidthOfScreen()), Style.ForOutput(output is not null), diff).Write();
    });
}
