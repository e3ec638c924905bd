using System.Text;
using System.Text.Unicode;
using Cairn.Providers.Records;

namespace Cairn.Sources.Files;

/// <summary>What a file was taken for.</summary>
/// <param name="Why">What in the file says so; for a file of another kind, what it seems to be.</param>
/// <param name="Problem">What is wrong with it, so that nothing of it can be read.</param>
/// <param name="Length">How many bytes its text has.</param>
internal sealed record Detection(Kind Kind, string Why, Diagnostic? Problem = null, long Length = 0)
{
    /// <summary>The outermost members of a JSON text of another kind: what its file is called may say more.</summary>
    public Shape? Shape { get; init; }
}

/// <summary>Decides by its content what a file is.</summary>
internal static class Detector
{
    /// <summary>More than any template that somebody wrote; CloudFormation itself takes 1 MB.</summary>
    private const int MaxYaml = 16 << 20;

    private static readonly string[] CodeEndings = [".tf", ".tf.json", ".tofu", ".tofu.json"];

    /// <summary>Files that lie beside code and mean nothing by themselves.</summary>
    private static readonly (string Ending, string Seems, string Help)[] Neighbours =
    [
        ("terragrunt.hcl", "a Terragrunt configuration", "scan the plan: `terragrunt plan -out plan`, then `terragrunt show -json plan`"),
        (".tfvars", "a file of values for variables of Terraform code", "give the directory with the code, and this file with `--var-file`"),
        (".tfvars.json", "a file of values for variables of Terraform code", "give the directory with the code, and this file with `--var-file`"),
        (".terraform.lock.hcl", "the lock file of Terraform providers", "give the directory that it is in"),
        (".hcl", "a file in HCL that is no Terraform code", "give a directory with .tf files"),
    ];

    private static readonly string[] YamlEndings = [".yaml", ".yml", ".template"];

    public static Detection Look(Content content, string name, ReadOptions options, CancellationToken cancellation)
    {
        var head = Head(content);
        if (CodeEndings.Any(ending => name.EndsWith(ending, StringComparison.OrdinalIgnoreCase)))
            return new(Kind.Other, "one file of Terraform code", new("terraform-file", "this is one file of Terraform code, which means something only with the others of its directory", name, "give the directory that it is in"));
        if (Neighbours.FirstOrDefault(other => name.EndsWith(other.Ending, StringComparison.OrdinalIgnoreCase)) is { Seems: { } seems } neighbour)
            return new(Kind.Other, seems, new("kind-unknown", $"this is {seems}, which is not a source Cairn reads", name, neighbour.Help));
        if (head is [(byte)'{' or (byte)'[', ..] || (!IsYamlName(name) && !YamlMarks.IsTemplateStart(Encoding.UTF8.GetString(head))))
            return Json(content, name, options, cancellation);
        return head.Length == 0 ? Json(content, name, options, cancellation) : Yaml(content, name);
    }

    private static Detection Json(Content content, string name, ReadOptions options, CancellationToken cancellation)
    {
        var scanner = new JsonScanner(name, options);
        using var stream = content.Open();
        var problem = scanner.Scan(stream, cancellation);
        var kind = Kinds.Of(scanner.Shape);
        var seems = LooksLike.Json(scanner.Shape);
        return kind == Kind.Other && problem is null
            ? new(kind, seems, Unknown(seems, name), scanner.Length) { Shape = scanner.Shape }
            : new(kind, kind == Kind.Other ? problem!.Message : KindWords.Why(kind, scanner.Shape), problem ?? Kinds.Refusal(kind, scanner.Shape, name), scanner.Length);
    }

    private static Detection Yaml(Content content, string name)
    {
        var bytes = Bounded(content);
        var text = Encoding.UTF8.GetString(bytes);
        if (!YamlMarks.IsTemplate(text))
            return new(Kind.Other, YamlMarks.Seems(text), Unknown(YamlMarks.Seems(text), name));
        var problem = bytes.Length > MaxYaml
            ? new Diagnostic("file-too-large", $"the template is longer than {MaxYaml} bytes", name, "CloudFormation itself takes no more than 1 MB; split it")
            : Utf8.IsValid(bytes) ? null : new Diagnostic("yaml-not-unicode", "the text is not valid UTF-8", name, "write the file as UTF-8");
        return new(Kind.TemplateYaml, YamlMarks.WhyTemplate(text), problem, bytes.Length);
    }

    /// <summary>The bytes of a text, one more than the limit where it is longer.</summary>
    private static byte[] Bounded(Content content)
    {
        using var stream = content.Open();
        using var kept = new MemoryStream();
        var chunk = new byte[64 * 1024];
        int read;
        while (kept.Length <= MaxYaml && (read = stream.Read(chunk)) > 0)
            kept.Write(chunk, 0, (int)Math.Min(read, MaxYaml + 1 - kept.Length));
        return kept.ToArray();
    }

    private static Diagnostic Unknown(string seems, string name) =>
        new("kind-unknown", $"this is {seems}, which is not a source Cairn reads", name, "give a directory with Terraform code, a Terraform state or plan, a snapshot, a CloudFormation template, AWS Config items, or the output of the AWS CLI");

    private static bool IsYamlName(string name)
    {
        var plain = name.EndsWith(".gz", StringComparison.OrdinalIgnoreCase) ? name[..^3] : name;
        return YamlEndings.Any(ending => plain.EndsWith(ending, StringComparison.OrdinalIgnoreCase));
    }

    private static byte[] Head(Content content)
    {
        using var stream = content.Open();
        var head = new byte[4096];
        var count = stream.ReadAtLeast(head, head.Length, throwOnEndOfStream: false);
        return head.AsSpan(0, count).TrimStart(" \t\r\n"u8).ToArray();
    }
}
