namespace Cairn.Analysis.Knowledge;

/// <summary>Everything that says what is dangerous, read and checked.</summary>
public sealed record KnowledgeBase(Vocabulary Vocabulary, IReadOnlyList<Technique> Techniques, IReadOnlyList<Target> Targets, IReadOnlyList<Rule> Rules)
{
    public IReadOnlyList<Attacker> Attackers { get; init; } = [];

    /// <summary>Reads files by the folder they lie in: <c>techniques</c>, <c>targets</c>, <c>rules</c>, <c>attackers</c>, and <c>vocabulary.yaml</c> beside them; others are left alone.</summary>
    /// <exception cref="KnowledgeException">Something in the files is wrong; all of it is listed.</exception>
    public static KnowledgeBase Read(IEnumerable<KnowledgeFile> files)
    {
        ArgumentNullException.ThrowIfNull(files);
        var problems = new List<KnowledgeProblem>();
        var sorted = files.OrderBy(f => f.Path, StringComparer.Ordinal).ToList();
        var vocabulary = Vocabulary.Read(sorted.Find(f => Name(f.Path) == "vocabulary.yaml"), problems);
        var techniques = new TechniqueReader(vocabulary, problems);
        var targets = new TargetReader(vocabulary, problems);
        var rules = new RuleReader(vocabulary, problems);
        var attackers = new AttackerReader(vocabulary, problems);
        var all = new KnowledgeBase(
            vocabulary,
            [.. sorted.Where(f => IsIn(f, "techniques")).SelectMany(techniques.Read).OrderBy(t => t.Id, StringComparer.Ordinal)],
            [.. sorted.Where(f => IsIn(f, "targets")).SelectMany(targets.Read).OrderBy(t => t.Id, StringComparer.Ordinal)],
            [.. sorted.Where(f => IsIn(f, "rules")).SelectMany(rules.Read).OrderBy(t => t.Id, StringComparer.Ordinal)])
        {
            Attackers = [.. sorted.Where(f => IsIn(f, "attackers")).SelectMany(attackers.Read).OrderBy(a => a.Id, StringComparer.Ordinal)],
        };
        CheckIds(all.Techniques.Select(t => t.Id).Concat(all.Targets.Select(t => t.Id)).Concat(all.Rules.Select(r => r.Id)), problems);
        // They are named after --from alone, so they may share a word with the others.
        CheckIds(all.Attackers.Select(a => a.Id), problems);
        foreach (var target in all.Targets.Where(t => t.CoveredBy is { } by && !all.Targets.Any(other => other.Id == by)))
            problems.Add(new KnowledgeProblem("target-unknown", $"the target `{target.Id}` is covered by `{target.CoveredBy}`, which there is not", "knowledge", 0, 0, Matching.Nearest.Help(target.CoveredBy!, all.Targets.Select(t => t.Id)))); // filtered above
        return problems.Count == 0 ? all : throw new KnowledgeException(problems);
    }

    private static void CheckIds(IEnumerable<string> ids, List<KnowledgeProblem> problems)
    {
        foreach (var twice in ids.GroupBy(id => id, StringComparer.Ordinal).Where(g => g.Count() > 1))
            problems.Add(new KnowledgeProblem("id-twice", $"the id `{twice.Key}` is used {twice.Count()} times", "knowledge", 0, 0));
    }

    private static bool IsIn(KnowledgeFile file, string folder) => file.Path.Split('/', '\\') is [.., var parent, _] && parent == folder;

    private static string Name(string path) => path.Split('/', '\\')[^1];
}
