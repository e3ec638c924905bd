using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cairn.Hcl;
using Cairn.Hcl.Syntax;

namespace Cairn.Bench;

/// <summary>Parses the HCL files of unpacked packages beside Terraform's own formatter and prints who accepts what.</summary>
internal static partial class SyntaxCommand
{
    /// <summary>The last two are whole names: how a highlighter calls its samples.</summary>
    private static readonly string[] Endings = [".tf", ".tofu", ".tfvars", ".hcl", "/demos/terraform", "/demos/hcl"];
    private static readonly UTF8Encoding Utf8 = new(false, throwOnInvalidBytes: true);

    /// <param name="folder">One folder for each package, called <c>source name version</c>, with all of its files.</param>
    public static int Run(string folder, TextWriter output)
    {
        output.WriteLine("| Package | Version | From | Files | Lines | Both accept | Both refuse | Differ |");
        output.WriteLine("|---|---|---|---|---|---|---|---|");
        var total = new Row("all", "", "", 0, 0, 0, 0);
        var differing = new List<string>();
        var watch = Stopwatch.StartNew();
        var parsing = TimeSpan.Zero;
        foreach (var package in Directory.EnumerateDirectories(folder).Order(StringComparer.Ordinal))
        {
            var row = Compare(package, differing, ref parsing);
            if (row.Accepted + row.Refused + row.Different == 0)
                continue;
            output.WriteLine(row);
            total = total with { Lines = total.Lines + row.Lines, Accepted = total.Accepted + row.Accepted, Refused = total.Refused + row.Refused, Different = total.Different + row.Different };
        }

        output.WriteLine(total);
        foreach (var line in differing)
            output.WriteLine(line);
        Console.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"parsed in {parsing.TotalMilliseconds:F0} ms of {watch.Elapsed.TotalSeconds:F1} s"));
        return differing.Count == 0 ? 0 : 1;
    }

    private static Row Compare(string package, List<string> differing, ref TimeSpan parsing)
    {
        var files = Directory.EnumerateFiles(package, "*", new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.ReparsePoint })
            .Where(file => Endings.Any(ending => file.EndsWith(ending, StringComparison.Ordinal))).Order(StringComparer.Ordinal).ToList();
        var parts = Path.GetFileName(package).Split(' ');
        var row = new Row(parts[1].Replace("%2F", "/", StringComparison.Ordinal), parts[2], parts[0], 0, 0, 0, 0);
        if (files.Count == 0)
            return row;
        var refused = RefusedByTerraform(files);
        for (var i = 0; i < files.Count; i++)
        {
            var bytes = File.ReadAllBytes(files[i]);
            var watch = Stopwatch.StartNew();
            var isRefused = IsRefused(files[i], bytes);
            parsing += watch.Elapsed;
            row = row with { Lines = row.Lines + bytes.Count(b => b == '\n') };
            if (isRefused != refused.Contains(i))
                differing.Add($"- `{Path.GetRelativePath(package, files[i])}`: {(isRefused ? "accepted by Terraform, refused here" : "refused by Terraform, accepted here")}");
            row = isRefused != refused.Contains(i) ? row with { Different = row.Different + 1 } : isRefused ? row with { Refused = row.Refused + 1 } : row with { Accepted = row.Accepted + 1 };
        }

        return row;
    }

    private static bool IsRefused(string file, byte[] bytes)
    {
        try
        {
            return HclParser.Parse(new SourceText(file, Utf8.GetString(bytes))).Diagnostics.Count > 0;
        }
        catch (DecoderFallbackException)
        {
            return true;
        }
    }

    private static HashSet<int> RefusedByTerraform(List<string> files)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-syntax-");
        try
        {
            for (var i = 0; i < files.Count; i++)
                File.Copy(files[i], Path.Combine(folder.FullName, $"{i.ToString("00000", CultureInfo.InvariantCulture)}.tf"));
            var start = new ProcessStartInfo("terraform", ["fmt", "-check", "-list=false"]) { WorkingDirectory = folder.FullName, RedirectStandardError = true, RedirectStandardOutput = true };
            start.Environment["CHECKPOINT_DISABLE"] = "1";
            start.Environment["NO_COLOR"] = "1";
            start.Environment["TF_CLI_CONFIG_FILE"] = "";
            using var process = Process.Start(start)!;
            var error = process.StandardError.ReadToEndAsync();
            var said = process.StandardOutput.ReadToEnd() + error.Result;
            process.WaitForExit();
            return [.. Place().Matches(said).Select(match => int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture))];
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private sealed record Row(string Name, string Version, string From, long Lines, int Accepted, int Refused, int Different)
    {
        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"| {Name} | {Version} | {From} | {Accepted + Refused + Different} | {Lines} | {Accepted} | {Refused} | {Different} |");
    }

    [GeneratedRegex(@"on (\d{5})\.tf line")]
    private static partial Regex Place();
}
