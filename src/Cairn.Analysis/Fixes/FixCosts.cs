using Cairn.Analysis.Knowledge;

namespace Cairn.Analysis.Fixes;

/// <summary>What a sort of change costs those who make it, and why.</summary>
public sealed record FixCost(int Cost, string Because);

/// <summary>The price list of changes (<c>knowledge/fixes.yaml</c>).</summary>
public sealed record FixCosts(IReadOnlyDictionary<string, FixCost> ByKind)
{
    private const int Dearest = 1000;

    /// <exception cref="KnowledgeException">Something in the file is wrong; all of it is listed.</exception>
    public static FixCosts Read(KnowledgeFile file)
    {
        ArgumentNullException.ThrowIfNull(file);
        var problems = new List<KnowledgeProblem>();
        var costs = new SortedDictionary<string, FixCost>(StringComparer.Ordinal);
        if (YamlReader.Read(file, problems) is { } map)
        {
            var root = new FieldReader(file.Path, map, problems);
            foreach (var fix in root.Maps("fixes"))
            {
                var cost = new FixCost((int)fix.Number("cost", 1, Dearest), fix.Text("because"));
                if (!costs.TryAdd(fix.Text("kind"), cost))
                    fix.Add("fix-twice", "this kind of change has two prices");
                fix.RejectUnknown();
            }

            root.RejectUnknown();
        }

        return problems.Count == 0 ? new FixCosts(costs) : throw new KnowledgeException(problems);
    }

    /// <summary>The price of a change; one that nobody has priced is as dear as any.</summary>
    public FixCost Of(Change change)
    {
        ArgumentNullException.ThrowIfNull(change);
        return ByKind.TryGetValue(change.Kind, out var cost) ? cost : new FixCost(Dearest, "nobody has said what it costs");
    }
}
