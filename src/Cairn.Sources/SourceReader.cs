using Cairn.Providers.Records;
using Cairn.Sources.Api;
using Cairn.Sources.CloudFormation;
using Cairn.Sources.Config;
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
        var batch = new Batch();
        var skipped = new List<string>();
        foreach (var input in new InputFinder(options, intake).Find(paths))
        {
            cancellation.ThrowIfCancellationRequested();
            if (!Read(input, options, intake, batch, cancellation))
                skipped.Add(input.Name);
        }

        batch.Finish(options, intake);
        // Code comes last: what exists already says which account it is for.
        foreach (var directory in paths.Where(Directory.Exists).DistinctBy(path => Path.TrimEndingDirectorySeparator(Path.GetFullPath(path))))
            CodeReader.Read(directory, options, intake, cancellation);
        VariableFiles.TellUnused(options, intake);
        skipped.RemoveAll(name => intake.Consulted.Contains(name == "-" ? name : Path.GetFullPath(name)));
        if (skipped.Count > 0)
            intake.Gaps.Add(new("files-skipped", skipped[0], skipped.Count == 1 ? "it is of another kind and was not read" : $"{skipped.Count} files in searched directories are of another kind and were not read, the first of them `{skipped[0]}`", "`cairn scan --explain-sources` says what each file was taken for"));
        var records = SecretMask.Apply([.. intake.Found.Select(DefinitionTexts.AsJson)], intake.LooseSecrets, options.Salt);
        return new(records, intake.Gaps, intake.Diagnostics, intake.Sources, skipped.Count) { Sightings = intake.Sightings, DeclaredParameters = [.. intake.DeclaredParameters.Union(intake.Variables).Order(StringComparer.Ordinal)] };
    }

    /// <summary>False when the file was found by a search and is simply something else.</summary>
    private static bool Read(Input input, ReadOptions options, Intake intake, Batch batch, CancellationToken cancellation)
    {
        try
        {
            if (Content.Of(input, options) is not { } content)
                Refuse(intake, input, Kind.Other, new("file-too-large", $"the text is longer than {options.MaxBytes} bytes", input.Name, "split it, or raise the limit"));
            else if (SnapshotReader.IsSnapshot(content))
                Snapshot(content, input, options, intake, cancellation);
            else
                return ReadDocument(content, input, options, intake, batch, cancellation);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            Refuse(intake, input, Kind.Other, new("file-unreadable", $"the file cannot be read: {e.Message}", input.Name));
        }
        catch (System.Text.Json.JsonException)
        {
            // The text was checked just before.
            Refuse(intake, input, Kind.Other, new("file-unreadable", "the file changed while it was read", input.Name));
        }
        catch (InvalidDataException e)
        {
            Refuse(intake, input, Kind.Other, new("gzip-damaged", $"the compressed data is damaged: {e.Message}", input.Name, "write the file again"));
        }

        return true;
    }

    private static void Snapshot(Content content, Input input, ReadOptions options, Intake intake, CancellationToken cancellation)
    {
        intake.Sightings.Add(new(input.Name, KindWords.Of(Kind.Snapshot), "its first line names the format", true));
        SnapshotReader.Read(content, input.Name, options, intake, cancellation);
    }

    private static bool ReadDocument(Content content, Input input, ReadOptions options, Intake intake, Batch batch, CancellationToken cancellation)
    {
        var detection = Detector.Look(content, input.Name, options, cancellation);
        if (detection is { Kind: Kind.Other, Shape: { } shape } && AnswerName.Of(input.Name, shape) is { } answer)
            return Answer(content, input, detection, answer, options, intake, batch);
        if (detection is { Problem: not null, Shape: null, Kind: Kind.Other } && AnswerName.Of(input.Name, null) is { Operation: not null } saved)
            return Loose(content, input, saved, options, intake, batch);
        if (detection.Problem is { } problem)
        {
            if (detection.Kind == Kind.Other && !input.Named && !SaysItIsOurs(input.Name))
            {
                intake.Sightings.Add(new(input.Name, KindWords.Of(Kind.Other), $"it seems to be {detection.Why}", false));
                return false;
            }

            Refuse(intake, input, detection.Kind, problem);
            return true;
        }

        if (detection.Kind == Kind.StackParameters)
            return Parameters(input, intake);
        intake.Sightings.Add(new(input.Name, KindWords.Of(detection.Kind), detection.Why, true));
        intake.Sources.Add(input.Name);
        Take(Load(content, detection.Length), input, detection.Kind, options, intake, batch);
        return true;
    }

    private static bool Answer(Content content, Input input, Detection detection, AnswerName name, ReadOptions options, Intake intake, Batch batch)
    {
        intake.Sightings.Add(new(input.Name, KindWords.Of(Kind.ApiAnswer), name.Why, name.Operation is not null));
        if (name.Operation is null)
            return false;
        intake.Sources.Add(input.Name);
        batch.Answers.Add(ApiReader.Answer(Load(content, detection.Length), input.Name, name, options));
        return true;
    }

    /// <summary>A file that is called like an answer of the AWS CLI and is not one JSON document.</summary>
    private static bool Loose(Content content, Input input, AnswerName name, ReadOptions options, Intake intake, Batch batch)
    {
        var text = LoadAll(content, options);
        var (values, hasMore) = AnswerText.Json(text, options.MaxDepth);
        if (values.Count == 0 && IsYaml(input.Name) && AnswerText.Yaml(text, input.Name, options.MaxDepth) is { } yaml)
            (values, hasMore) = ([yaml], false);
        if (values.Count == 0)
        {
            Refuse(intake, input, Kind.ApiAnswer, new("answer-unreadable", $"{name.Why}, but it holds no JSON", input.Name, "save it with `--output json`"));
            return true;
        }

        if (hasMore)
            intake.Gaps.Add(new("answer-cut", input.Name, "there is text around the JSON, such as an error of the command that wrote it; what is missing is not known", "save it again, and the errors elsewhere"));
        intake.Sightings.Add(new(input.Name, KindWords.Of(Kind.ApiAnswer), name.Why, true));
        intake.Sources.Add(input.Name);
        batch.Answers.AddRange(values.Select(value => ApiReader.Answer(value, input.Name, name)));
        return true;
    }

    private static bool IsYaml(string name) => name.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase) || name.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);

    private static byte[] LoadAll(Content content, ReadOptions options)
    {
        const int MaxText = 256 << 20;
        using var stream = content.Open();
        using var kept = new MemoryStream();
        var chunk = new byte[81920];
        int read;
        while ((read = stream.Read(chunk)) > 0)
        {
            if (kept.Length + read > Math.Min(options.MaxBytes, MaxText))
                throw new IOException("the text is too long for an answer that is not one JSON document");
            kept.Write(chunk, 0, read);
        }

        return kept.ToArray();
    }

    /// <summary>Values of parameters describe nothing by themselves, and which stack they are for is the user's to say.</summary>
    private static bool Parameters(Input input, Intake intake)
    {
        const string Help = "give it with `--parameter-file`, beside the template";
        if (input.Named)
            Refuse(intake, input, Kind.StackParameters, new("kind-parameters", "these are values for the parameters of a CloudFormation stack, not a source", input.Name, Help));
        else
            intake.Sightings.Add(new(input.Name, KindWords.Of(Kind.StackParameters), Help, false));
        return input.Named;
    }

    private static void Take(byte[] text, Input input, Kind kind, ReadOptions options, Intake intake, Batch batch)
    {
        switch (kind)
        {
            case Kind.TemplateJson or Kind.TemplateYaml:
                if (TemplateText.Read(text, input.Name, kind == Kind.TemplateJson, options, intake) is { } template)
                    batch.Templates.Add(template);
                break;
            case Kind.ConfigItems:
                batch.ConfigItems.AddRange(ConfigReader.Items(text, input.Name, options, intake));
                break;
            case Kind.CdkManifest:
                foreach (var (path, deployment) in CloudAssembly.Read(text, input.Name, options, intake))
                    batch.Deployments[path] = deployment;
                break;
            default:
                TerraformReader.Read(new(input.Name, text, options.MaxDepth), kind, intake);
                break;
        }
    }

    private static void Refuse(Intake intake, Input input, Kind kind, Diagnostic problem)
    {
        intake.Sightings.Add(new(input.Name, KindWords.Of(kind), problem.Message, false));
        intake.Refuse(input.Name, problem);
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
