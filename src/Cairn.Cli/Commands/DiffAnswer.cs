using Cairn.Analysis.Changes;
using Cairn.Cli.Text;

namespace Cairn.Cli.Commands;

/// <summary>Writes what tells two estates apart in the format the user asked for.</summary>
internal static class DiffAnswer
{
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
