using System.Diagnostics;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Documents;

/// <summary>The built executable, run as a user runs it, from the top of the checkout.</summary>
internal static class CairnProcess
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(2);

    internal sealed record Ended(int ExitCode, string Output, string Error);

    public static Task<Ended> Run(IEnumerable<string> arguments, CancellationToken cancelled) => Run(arguments, new Dictionary<string, string>(), cancelled);

    /// <param name="environment">What the process sees beside, or instead of, the environment of the tests.</param>
    public static async Task<Ended> Run(IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, CancellationToken cancelled)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = Repository.Root,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "cairn.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        foreach (var (name, value) in environment)
            start.Environment[name] = value;
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancelled);
        enough.CancelAfter(Patience);
        var output = process.StandardOutput.ReadToEndAsync(enough.Token);
        var error = process.StandardError.ReadToEndAsync(enough.Token);
        await process.WaitForExitAsync(enough.Token);
        return new(process.ExitCode, await output, await error);
    }
}
