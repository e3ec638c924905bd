using System.Text.RegularExpressions;

namespace Cairn.Graph.Tests.Tck;

internal sealed record TckStep(string Text, string? Document, List<List<string>> Table);

internal sealed record TckScenario(string Id, IReadOnlyList<TckStep> Steps);

/// <summary>Reads the closed set of Gherkin that the conformance suite uses, outlines expanded.</summary>
internal static partial class Gherkin
{
    public static IEnumerable<TckScenario> ReadFolder(string features) => Directory
        .EnumerateFiles(features, "*.feature", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .SelectMany(file => Read(Path.ChangeExtension(Path.GetRelativePath(features, file), null).Replace('\\', '/'), File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n')));

    private sealed class Draft
    {
        public string Number = "";
        public bool IsOutline;
        public bool IsIgnored;
        public readonly List<TckStep> Steps = [];
        public readonly List<List<List<string>>> Examples = [];
    }

    private static IEnumerable<TckScenario> Read(string name, string[] lines)
    {
        var background = new List<TckStep>();
        var drafts = new List<Draft>();
        var steps = background;
        var examples = false;
        var ignored = false;
        for (var i = 0; i < lines.Length; i++)
        {
            var line = lines[i].Trim();
            if (line.Length == 0 || line[0] == '#' || line.StartsWith("Feature:", StringComparison.Ordinal) || line == "Background:")
            {
                continue;
            }

            if (line[0] == '@')
            {
                ignored = line.Contains("@ignore", StringComparison.Ordinal);
            }
            else if (line.StartsWith("Scenario", StringComparison.Ordinal))
            {
                var draft = new Draft { Number = Number().Match(line).Groups[1].Value, IsOutline = line.StartsWith("Scenario Outline", StringComparison.Ordinal), IsIgnored = ignored };
                drafts.Add(draft);
                (steps, examples, ignored) = (draft.Steps, false, false);
            }
            else if (line == "Examples:")
            {
                examples = true;
                drafts[^1].Examples.Add([]);
            }
            else if (line[0] == '|')
            {
                (examples ? drafts[^1].Examples[^1] : steps[^1].Table).Add(Cells(line));
            }
            else if (line == "\"\"\"")
            {
                steps[^1] = steps[^1] with { Document = Document(lines, ref i) };
            }
            else
            {
                steps.Add(new TckStep(line[(line.IndexOf(' ', StringComparison.Ordinal) + 1)..].Trim(), null, []));
            }
        }

        return drafts.Where(draft => !draft.IsIgnored).SelectMany(draft => Expand(name, background, draft));
    }

    private static string Document(string[] lines, ref int at)
    {
        var indent = lines[at].Length - lines[at].TrimStart().Length;
        var text = new List<string>();
        while (lines[++at].Trim() != "\"\"\"")
        {
            text.Add(lines[at].Length >= indent ? lines[at][indent..] : lines[at].TrimStart());
        }

        return string.Join('\n', text);
    }

    private static IEnumerable<TckScenario> Expand(string name, List<TckStep> background, Draft draft)
    {
        var id = $"{name}[{draft.Number}]";
        if (!draft.IsOutline)
        {
            return [new TckScenario(id, [.. background, .. draft.Steps])];
        }

        var rows = draft.Examples.SelectMany(table => table.Skip(1).Select(row => table[0].Zip(row).ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)));
        return rows.Select((row, i) => new TckScenario($"{id}/{i + 1}", [.. background, .. draft.Steps.Select(step => Fill(step, row))]));
    }

    private static TckStep Fill(TckStep step, Dictionary<string, string> row)
    {
        string Replace(string text) => row.Aggregate(text, (filled, cell) => filled.Replace($"<{cell.Key}>", cell.Value, StringComparison.Ordinal));
        return new TckStep(Replace(step.Text), step.Document is null ? null : Replace(step.Document), [.. step.Table.Select(cells => cells.Select(Replace).ToList())]);
    }

    private static List<string> Cells(string line)
    {
        var cells = new List<string>();
        var cell = new System.Text.StringBuilder();
        for (var i = 1; i < line.Length; i++)
        {
            if (line[i] == '\\' && i + 1 < line.Length && line[i + 1] is '|' or '\\' or 'n')
            {
                i++;
                cell.Append(line[i] == 'n' ? '\n' : line[i]);
            }
            else if (line[i] == '|')
            {
                cells.Add(cell.ToString().Trim());
                cell.Clear();
            }
            else
            {
                cell.Append(line[i]);
            }
        }

        return cells;
    }

    [GeneratedRegex(@"\[(\d+)\]")]
    private static partial Regex Number();
}
