using Cairn.Providers.Records;
using Cairn.Sources.Files;
using Cairn.Sources.Secrets;
using Cairn.Sources.Snapshots;
using Cairn.Sources.Terraform;
using Cairn.Sources.TerraformCode;

namespace Cairn.Sources;

/// <summary>Reads files and directories into one list of records; a bad source is reported and the others are read.</summary>
public static class SourceReader
{
    /// <param name="paths">Files, directories (searched), or <c>-</c> for standard input.</param>
    public static Collected Read(IEnumerable<string> paths, ReadOptions? options = null, CancellationToken cancellation = default)
    {
        options ??= new();
        paths = [.. paths];
        var intake = new Intake();
        var skipped = new List<string>();
        foreach (var input in new InputFinder(options, intake).Find(paths))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!Read(input, options, intake, cancellation))
                skipped.Add(input.Name);
        }

        // Code comes last: what exists already says which account it is for.
        foreach (var directory in paths.Where(Directory.Exists))
            CodeReader.Read(directory, options, intake, cancellation);
        if (skipped.Count > 0)
            intake.Gaps.Add(new("files-skipped", skipped[0], $"{skipped.Count} JSON files in searched directories are of another kind and were not read, the first of them `{skipped[0]}`", "name a file itself to learn what is wrong with it"));
        var records = SecretMask.Apply(intake.Found, intake.LooseSecrets, options.Salt);
        return new(records, intake.Gaps, intake.Diagnostics, intake.Sources, skipped.Count);
    }

    /// <summary>False when the file was found by a search and is simply something else.</summary>
    private static bool Read(Input input, ReadOptions options, Intake intake, CancellationToken cancellation)
    {
        try
        {
            if (Content.Of(input, options) is not { } content)
                intake.Refuse(input.Name, new("file-too-large", $"the text is longer than {options.MaxBytes} bytes", input.Name, "split it, or raise the limit"));
            else if (SnapshotReader.IsSnapshot(content))
                SnapshotReader.Read(content, input.Name, options, intake, cancellation);
            else
                return ReadDocument(content, input, options, intake, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            intake.Refuse(input.Name, new("file-unreadable", $"the file cannot be read: {e.Message}", input.Name));
        }
        catch (System.Text.Json.JsonException)
        {
            // The text was checked just before.
            intake.Refuse(input.Name, new("file-unreadable", "the file changed while it was read", input.Name));
        }
        catch (InvalidDataException e)
        {
            intake.Refuse(input.Name, new("gzip-damaged", $"the compressed data is damaged: {e.Message}", input.Name, "write the file again"));
        }

        return true;
    }

    private static bool ReadDocument(Content content, Input input, ReadOptions options, Intake intake, CancellationToken cancellation)
    {
        var scanner = new JsonScanner(input.Name, options);
        Diagnostic? problem;
        using (var stream = content.Open())
            problem = scanner.Scan(stream, cancellation);
        var kind = Kinds.Of(scanner.Shape);
        problem ??= kind == Kind.Other
            ? new("kind-unknown", $"this is {LooksLike.Json(scanner.Shape)}, which is not a source Cairn reads", input.Name, "give a snapshot, a Terraform state, or the output of `terraform show -json`")
            : Kinds.Refusal(kind, scanner.Shape, input.Name);
        if (problem is not null)
        {
            if (kind == Kind.Other && !input.Named && !SaysItIsOurs(input.Name))
                return false;
            intake.Refuse(input.Name, problem);
            return true;
        }

        intake.Sources.Add(input.Name);
        TerraformReader.Read(new(input.Name, Load(content, scanner.Length), options.MaxDepth), kind, intake);
        return true;
    }

    /// <summary>A damaged file that a search found matters when its name promises a state.</summary>
    private static bool SaysItIsOurs(string name) => name.Contains(".tfstate", StringComparison.OrdinalIgnoreCase);

    private static byte[] Load(Content content, long length)
    {
        var text = new byte[length];
        using var stream = content.Open();
        var read = stream.ReadAtLeast(text, text.Length, throwOnEndOfStream: false);
        return read == text.Length ? text : throw new IOException("the file changed while it was read");
    }
}
