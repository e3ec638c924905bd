using System.Globalization;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;
using Cairn.Graph;

namespace Cairn.Cli.Text;

/// <summary>A scan's answer for people: how bad it is and where to begin, what is at risk and why, what else is exposed, what could not be seen.</summary>
internal sealed class ReportText
{
    private const int AttacksEach = 3;
    private const int OutcomesShown = 40;
    private const int StepsFirst = 5;

    /// <summary>Fewer are read as quickly as a choice among them.</summary>
    private const int FewAttacks = 3;
    private const int SystemsShown = 40;
    private const int SystemsNamed = 30;

    private readonly Page _page;
    private readonly Style _style;
    private readonly Report _report;
    private readonly AttackText _attacks;
    private readonly IReadOnlyList<FirstStep> _first;
    private readonly Dictionary<(string Name, string Kind), int> _bearers;
    private readonly HashSet<int> _written = [];
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);

    public ReportText(Page page, Style style, Report report)
    {
        _page = page;
        _style = style;
        _report = report;
        _attacks = new(page, style, report.Input) { IsTerse = true };
        _first = report.Attacks.Count < FewAttacks ? [] : FirstStep.Of(report.Attacks, StepsFirst);
        _bearers = report.AiSystems.CountBy(system => (Names.Of(report.Input.Graph, system.Node), Names.KindOf(report.Input.Graph, system.Node))).ToDictionary();
    }

    private GraphSnapshot Graph => _report.Input.Graph;

    /// <param name="what">The words of the command line that name what was scanned; null where no other command takes them.</param>
    public void Write(string? what)
    {
        new SummaryText(_page, _style, _report, _first).Write();
        WriteAiSystems();
        WriteRest();
        _page.Blank();
        _page.Raw(_style.Heading("What could not be seen"));
        new GapText(_page, Graph).Write(_report.Gaps);
        if (what is not null)
            WriteNext(what);
    }

    private void WriteAiSystems()
    {
        if (_report.AiSystems.Count == 0)
            return;
        _page.Raw(_style.Heading("AI systems at risk"));
        var atRisk = _report.AiSystems.Where(system => system.Severity is not null).ToList();
        if (atRisk.Count == 0)
            _page.Paragraph("  ", "no attack was found on any AI system");
        foreach (var system in atRisk)
        {
            if (_written.Count < SystemsShown && system.Attacks.Any(attack => !_told.Contains(attack.Id)))
                Write(system);
        }

        WriteNames(_written.Count < SystemsShown ? "hit by the same attacks: " : "also at risk, less or by the same attacks: ", atRisk.Where(system => !_written.Contains(system.Node)));
        WriteNames("no attack found on: ", _report.AiSystems.Where(system => system.Severity is null && !system.IsUnknown));
        WriteNames("unknown, since what they work with could not all be seen: ", _report.AiSystems.Where(system => system.IsUnknown));
        _page.Blank();
    }

    private void WriteNames(string lead, IEnumerable<AiSystem> systems)
    {
        var all = systems.ToList();
        if (all.Count == 0)
            return;
        var more = all.Count > SystemsNamed ? $" and {(all.Count - SystemsNamed).ToString("N0", CultureInfo.InvariantCulture)} more" : "";
        _page.Blank();
        _page.Paragraph("", $"{lead}{string.Join(", ", all.Take(SystemsNamed).Select(system => $"{Names.Of(Graph, system.Node)} ({KindOf(system)})"))}{more}");
    }

    /// <summary>The kind, and the key where another system has the same name and kind.</summary>
    private string KindOf(AiSystem system)
    {
        var kind = Names.KindOf(Graph, system.Node);
        return _bearers[(Names.Of(Graph, system.Node), kind)] > 1 ? $"{kind}, {Graph.Key(system.Node)}" : kind;
    }

    private void Write(AiSystem system)
    {
        _written.Add(system.Node);
        var severity = system.Severity!.Value; // only systems with attacks come here
        _page.Blank();
        _page.Paragraph($"{Band.Word(severity)} ", $"{Names.Of(Graph, system.Node)} ({KindOf(system)})", $"{_style.Band(severity)} ");
        var attacks = system.Attacks.Where(attack => !_told.Contains(attack.Id)).OrderByDescending(attack => attack.Risk).ToList();
        var above = system.Attacks.Count - attacks.Count;
        Write(attacks.Take(AttacksEach));
        _told.UnionWith(attacks.Select(attack => attack.Id));
        var more = new[]
        {
            attacks.Count > AttacksEach ? $"{Counts.Of(attacks.Count - AttacksEach, "more attack")} with `--format json`" : "",
            above > 0 ? $"{Counts.Of(above, "attack")} on it told above" : "",
        };
        if (more.Any(part => part.Length > 0))
            _page.Paragraph("  ", $"and {string.Join(", ", more.Where(part => part.Length > 0))}");
        WriteStops(system);
    }

    private void Write(IEnumerable<RatedAttack> attacks)
    {
        foreach (var ways in attacks.GroupBy(Aim))
            _attacks.Write([.. ways]);
    }

    /// <summary>What attacks have in common that are ways to one thing; names, which may be cut or equal, do not tell.</summary>
    private static (string, int, Analysis.Knowledge.Capability) Aim(RatedAttack attack) => (attack.Target.TargetId, attack.Target.Node, attack.Target.Capability);

    private void WriteStops(AiSystem system)
    {
        if (system.Attacks.Count < 2 || system.Stops.MinBy(step => step.Likelihood) is not { } stop)
            return;
        var known = _first.ToList().FindIndex(first => system.Stops.Any(step => step.Id == first.Step.Id));
        _page.Paragraph("  stops all of them: ", known >= 0
            ? $"number {(known + 1).ToString(CultureInfo.InvariantCulture)} of where to begin"
            : stop.Technique.Guidance.Prevent is { Length: > 0 } prevent ? $"{prevent}, where {stop.Sentence}" : $"whatever keeps this from working: {stop.Sentence}");
    }

    private void WriteRest()
    {
        _page.Raw(_style.Heading(_report.AiSystems.Count == 0 ? "What is exposed" : "What else is exposed"));
        var outcomes = _report.Attacks.Where(attack => _told.Add(attack.Id)).OrderByDescending(attack => attack.Risk).GroupBy(Aim).Select(ways => ways.ToList()).ToList();
        if (outcomes.Count == 0)
            _page.Paragraph("  ", Nothing());
        foreach (var ways in outcomes.Take(OutcomesShown))
        {
            _page.Blank();
            _attacks.Write(ways);
        }

        if (outcomes.Count > OutcomesShown)
        {
            _page.Blank();
            _page.Paragraph("  ", $"and {Counts.Of(outcomes.Count - OutcomesShown, "more outcome")}, {Band.Word(outcomes[OutcomesShown][0].Severity)} at most; `--format json` has them all");
        }

        if (_report.Findings.Count == 0)
            return;
        _page.Blank();
        _page.Raw(_style.Heading("Findings"));
        new FindingText(_page, _style).Write(_report.Findings);
    }

    private string Nothing() => _report.Attacks.Count > 0
        ? "nothing beside what is told above"
        : $"no attack was found from {string.Join(", ", _report.Input.Attackers.Where(places => places.IsUsed).Select(places => places.Attacker.Id).Concat(_report.Input.Entries.Where(entry => entry.Attacker is null).Select(entry => Names.Of(Graph, entry.Node))))}";

    private void WriteNext(string what)
    {
        _page.Blank();
        _page.Raw(_style.Heading("What to do next"));
        if (_report.Attacks.Count > 0)
        {
            _page.Command($"cairn fix {what}");
            _page.Paragraph("      ", "the smallest set of changes that stops the attacks, ready to apply");
            _page.Command($"cairn explain {what} --what {_report.Attacks.MaxBy(attack => attack.Risk)!.Id}"); // there is one
            _page.Paragraph("      ", "the facts behind an attack; a rule or a name may stand in its place");
        }

        if (_report.Input.Attackers.FirstOrDefault(places => !places.IsUsed && places.Nodes.Count > 0 && places.Attacker.Id == "leaked") is { } other)
        {
            _page.Command($"cairn scan {what} --from {other.Attacker.Id}");
            _page.Paragraph("      ", $"the same for {char.ToLowerInvariant(other.Attacker.Title[0])}{other.Attacker.Title[1..]}");
        }
    }
}
