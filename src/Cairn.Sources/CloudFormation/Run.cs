using Cairn.Providers.Records;
using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>What all stacks of one reading share: where they would be deployed, what they export, and the bounds.</summary>
internal sealed class Run(ReadOptions options, Intake intake)
{
    /// <summary>The longest text that functions may build; CloudFormation's own limit for a whole template is 1 MB.</summary>
    public const int MaxText = 1 << 20;

    private const long MaxWork = 20_000_000;
    private const int MaxLoops = 10_000;

    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Func<System.Text.Json.Nodes.JsonNode?>> _exports = new(StringComparer.Ordinal);
    private long _work;
    private int _loops;

    public ReadOptions Options => options;

    /// <summary>False once so much was evaluated that the templates cannot be meant well.</summary>
    public bool Spend(string source)
    {
        if (_work++ < MaxWork)
            return true;
        Gap("template-too-large", source, $"evaluating the templates takes more than {MaxWork} steps; the rest was taken as unknown", "scan fewer templates at once");
        return false;
    }

    public bool SpendLoop(Template template, Mark at)
    {
        if (_loops++ < MaxLoops)
            return true;
        Gap("template-too-large", template.Source, $"`Fn::ForEach` at {template.Where(at)} repeats more than {MaxLoops} times; the rest was left out");
        return false;
    }

    public void Gap(string code, string subject, string message, string? help = null, Origin? origin = null)
    {
        if (_told.Add($"{code} {subject} {message}"))
            intake.Gaps.Add(new(code, subject, message, help, origin));
    }

    /// <summary>A file was read because a template names it.</summary>
    public void Consult(string path) => intake.Consulted.Add(path);

    /// <summary>Something that CloudFormation itself would refuse.</summary>
    public void Wrong(string code, string message, string where, string? help = null)
    {
        if (_told.Add($"{code} {where} {message}"))
            intake.Diagnostics.Add(new(code, message, where, help));
    }

    public void Export(string name, Func<System.Text.Json.Nodes.JsonNode?> value) => _exports.TryAdd(name, value);

    public Func<System.Text.Json.Nodes.JsonNode?>? Exported(string name) => _exports.GetValueOrDefault(name);
}
