using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Cairn.Tests.Hcl;

/// <summary>Terraform itself as the judge: many expressions in one run of <c>terraform console</c>.</summary>
internal static class TerraformConsole
{
    /// <summary>What stands for an expression that has no value.</summary>
    public const string Fault = "!";

    public static bool IsThere { get; } = Environment.GetEnvironmentVariable("PATH")!.Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, "terraform")));

    /// <summary>The expression as both sides compute it: its JSON, or the mark of a fault.</summary>
    public static string Guarded(string expression) => $"try(jsonencode({expression}\n), \"{Fault}\")";

    /// <param name="files">Further files of the configuration.</param>
    public static async Task<IReadOnlyList<string>> Evaluate(IEnumerable<string> expressions, IReadOnlyDictionary<string, string> files, CancellationToken cancellation)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-hcl-");
        try
        {
            var text = new StringBuilder("locals {\n  all = [\n");
            foreach (var expression in expressions)
                text.Append("    ").Append(Guarded(expression)).Append(",\n");
            await File.WriteAllTextAsync(Path.Combine(folder.FullName, "main.tf"), text.Append("  ]\n}\n").ToString(), cancellation);
            foreach (var (name, content) in files)
            {
                Directory.CreateDirectory(Path.GetDirectoryName(Path.Combine(folder.FullName, name))!);
                await File.WriteAllTextAsync(Path.Combine(folder.FullName, name), content, cancellation);
            }

            var output = await Run(folder.FullName, "base64encode(jsonencode(local.all))", ["console"], cancellation);
            var line = output.Split('\n', StringSplitOptions.RemoveEmptyEntries).LastOrDefault(line => line.StartsWith('"'));
            Assert.True(line is not null, $"terraform console gave no value: {output[..Math.Min(output.Length, 3000)]}");
            return JsonSerializer.Deserialize<List<string>>(Convert.FromBase64String(line.Trim('"')))!;
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    /// <summary>Everything that one command of Terraform says.</summary>
    public static async Task<string> Run(string folder, string input, IEnumerable<string> arguments, CancellationToken cancellation)
    {
        var start = new ProcessStartInfo("terraform") { WorkingDirectory = folder, RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        start.Environment["CHECKPOINT_DISABLE"] = "1";
        start.Environment["TF_CLI_CONFIG_FILE"] = File.Exists(Path.Combine(folder, "rc")) ? Path.Combine(folder, "rc") : "";
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        await process.StandardInput.WriteLineAsync(input.AsMemory(), cancellation);
        process.StandardInput.Close();
        var error = process.StandardError.ReadToEndAsync(cancellation);
        var output = await process.StandardOutput.ReadToEndAsync(cancellation);
        await process.WaitForExitAsync(cancellation);
        return output + await error;
    }
}
