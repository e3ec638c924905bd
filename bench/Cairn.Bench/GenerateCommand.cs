using System.Globalization;
using System.IO.Compression;
using Cairn.Bench.Estates;

namespace Cairn.Bench;

/// <summary>Writes a generated estate as the output of <c>terraform show -json</c>.</summary>
internal static class GenerateCommand
{
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter errors)
    {
        if (Option(args, "--out") is not { } path || !int.TryParse(Option(args, "--resources"), NumberStyles.None, CultureInfo.InvariantCulture, out var resources))
        {
            errors.WriteLine("generate needs --resources N and --out FILE");
            return 2;
        }

        var seed = int.TryParse(Option(args, "--seed"), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var given) ? given : 1;
        using var file = File.Create(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionLevel.Fastest) : new BufferedStream(file, 1 << 20);
        var accounts = new StateWriter(stream, new Random(seed)).Write(resources);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{resources} resources in {accounts} accounts, seed {seed}: {path}"));
        return 0;
    }

    private static string? Option(IReadOnlyList<string> args, string name)
    {
        for (var i = 0; i + 1 < args.Count; i++)
        {
            if (args[i] == name)
                return args[i + 1];
        }

        return null;
    }
}
