using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;
using Cairn.Sources;

namespace Cairn.Cli.Commands;

/// <summary>`cairn scan --explain-sources`: what each file was taken for, and why; nothing is searched.</summary>
internal static class ExplainSources
{
    public static int Run(IReadOnlyList<string> paths, ReadOptions options, string format, FileInfo? output)
    {
        var progress = new Progress();
        var collected = Reading.Collect(paths, progress, options);
        progress.Clear();
        var report = new SourceReport(collected);
        Answer.Write(output, to =>
        {
            if (format == "json")
                report.WriteJson(to);
            else
                WriteText(report, to);
        });
        return collected.Diagnostics.Count > 0 ? Exit.WrongInput : collected.Records.Count == 0 ? Exit.Incomplete : Exit.Fine;
    }

    private static void WriteText(SourceReport report, Stream to)
    {
        using var writer = new StreamWriter(to, leaveOpen: true);
        var page = new Page(writer, Page.WidthOfScreen());
        foreach (var group in report.Files.Where(file => file.IsRead).GroupBy(file => file.Kind, StringComparer.Ordinal))
        {
            page.Raw($"{Plain.Line(group.Key)} ({group.Count()})");
            foreach (var file in group)
            {
                page.Paragraph("  ", file.Path);
                page.Paragraph("    ", $"{Count(report.Resources(file))}; {file.Why}");
            }

            page.Blank();
        }

        if (report.Skipped > 0)
        {
            page.Raw($"not read ({report.Skipped})");
            foreach (var file in report.Files.Where(file => !file.IsRead))
            {
                page.Paragraph("  ", file.Path);
                page.Paragraph("    ", $"{file.Kind}: {file.Why}");
            }

            page.Blank();
        }

        page.Raw("accounts");
        foreach (var (account, files) in report.Accounts)
            page.Paragraph("  ", $"{account}: from {(files.Count == 1 ? files[0] : $"{files.Count} files")}");
    }

    private static string Count(int resources) => resources == 1 ? "1 resource" : $"{resources} resources";
}
