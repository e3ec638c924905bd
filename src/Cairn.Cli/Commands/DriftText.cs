using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;

namespace Cairn.Cli.Commands;

/// <summary>Writes drift for people: attacks first, then what changes them, then the rest.</summary>
internal sealed class DriftText(Page page, Style style, Drift drift)
{
    private const int Shown = 20;

    public void Write()
    {
        if (drift.IsEmpty)
        {
            page.Paragraph("", "what is there is what was declared");
            return;
        }

        Moves("Attacks that only the live estate has", drift.Diff.Opened.Select(move => $"{move.Attack.Target.Outcome} [{move.Attack.Id}]"));
        Moves("Attacks that are gone from the live estate", drift.Diff.Closed.Select(move => $"{move.Attack.Target.Outcome} [{move.Attack.Id}]"));
        Resources("Drift that changes attacks", drift.Resources.Where(resource => resource.Attacks.Count > 0));
        Resources("Other drift", drift.Resources.Where(resource => resource.Attacks.Count == 0));
        Moves("Declared, but not there", drift.OnlyDeclared.Where(lone => !lone.IsUnseen).Select(Told));
        Moves("Declared, and of a type that the live sources say nothing about", drift.OnlyDeclared.Where(lone => lone.IsUnseen).Select(Told));
        Moves("There, but not declared", drift.OnlyLive.Select(Told));
    }

    private static string Told(LoneResource lone) => $"{lone.Name} ({lone.Kind}){(lone.Attacks.Count > 0 ? $", in {lone.Attacks.Count} of these attacks" : "")}, {lone.At}";

    private void Resources(string title, IEnumerable<ResourceDrift> resources)
    {
        var all = resources.ToList();
        if (all.Count == 0)
            return;
        page.Raw(style.Heading($"{title} ({all.Count})"));
        foreach (var resource in all)
        {
            page.Paragraph("  ", $"{resource.Name} ({resource.Kind}), declared at {resource.DeclaredAt}");
            foreach (var field in resource.Fields)
                page.Paragraph("    ", $"{field.Field}: {field.Declared ?? "nothing"} was declared, {field.Live ?? "nothing"} is there");
        }

        page.Blank();
    }

    private void Moves(string title, IEnumerable<string> lines)
    {
        var all = lines.ToList();
        if (all.Count == 0)
            return;
        page.Raw(style.Heading($"{title} ({all.Count})"));
        foreach (var line in all.Take(Shown))
            page.Paragraph("  ", line);
        if (all.Count > Shown)
            page.Paragraph("  ", $"and {all.Count - Shown} more; `--format json` has them all");
        page.Blank();
    }
}
