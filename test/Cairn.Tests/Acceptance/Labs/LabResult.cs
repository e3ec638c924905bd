using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Risk;

namespace Cairn.Tests.Acceptance.Labs;

/// <summary>What was found of a lab's escalation.</summary>
/// <param name="Problems">What should have been found and was not; empty where everything was.</param>
/// <param name="OnAssumption">Every way found rests on something that is not in view.</param>
internal sealed record LabResult(string Name, IReadOnlyList<string> Paths, IReadOnlyList<string> Problems, bool OnAssumption)
{
    /// <summary>The path of the catalogue need not be the likeliest; more ways are asked for only where it is not.</summary>
    private static readonly int[] Ways = [1, 12];

    public bool Found => Problems.Count == 0;

    public static LabResult Of(Scanned estate, Lab lab)
    {
        var starts = LabNodes.Starts(estate.Graph, lab);
        var targets = LabNodes.Targets(estate.Graph, lab);
        if (starts.Count == 0 || targets.Count == 0)
            return new(lab.Name, lab.Paths, [starts.Count == 0 ? "no start is in the estate" : "no target is in the estate"], false);
        var questions = (from start in starts from target in targets where start != target select (Start: start, Target: target)).ToList();
        var ways = questions.Select(question => Attacks(estate, question.Start, question.Target, lab.Paths)).ToList();
        var problems = questions.Where((_, i) => ways[i].Count == 0).Select(question => $"no way from {estate.Graph.Key(question.Start)} to {estate.Graph.Key(question.Target)}").ToList();
        if (problems.Count == 0 && !ways.Exists(found => found.Exists(attack => IsBy(attack, lab.Paths))))
            problems.Add($"no way goes through {string.Join(" and ", lab.Paths)}, but through {string.Join("; ", ways.SelectMany(found => found).Select(attack => string.Join(" > ", attack.Derivation.Steps.Select(step => step.Technique.Id))).Distinct())}");
        return new(lab.Name, lab.Paths, problems, ways.Exists(Assumes));
    }

    /// <summary>Whether there are ways, and each rests on something that is not in view.</summary>
    public static bool Assumes(IReadOnlyList<RatedAttack> ways) => ways.Count > 0 && ways.All(attack => attack.Derivation.Steps.Any(step => step.Technique.Assumes is not null));

    /// <summary>The ways from start to target that are there although what the attack needs is denied.</summary>
    public static IReadOnlyList<string> Left(Scanned estate, Lab lab) =>
        [.. from start in LabNodes.Starts(estate.Graph, lab)
            from target in LabNodes.Targets(estate.Graph, lab)
            where start != target
            from attack in Attacks(estate, start, target, 1)
            select $"{estate.Graph.Key(start)} to {estate.Graph.Key(target)} by {string.Join(" > ", attack.Derivation.Steps.Select(step => step.Technique.Id))}"];

    /// <summary>The catalogue's ids of the techniques of an attack.</summary>
    public static HashSet<string> Named(RatedAttack attack) =>
        [.. attack.Derivation.Steps.SelectMany(step => step.Technique.Guidance.Frameworks.GetValueOrDefault("pathfinding") ?? [])];

    private static bool IsBy(RatedAttack attack, IReadOnlyList<string> paths) => paths.All(Named(attack).Contains);

    private static List<RatedAttack> Attacks(Scanned estate, int start, int target, IReadOnlyList<string> paths)
    {
        var found = new List<RatedAttack>();
        foreach (var count in Ways)
        {
            found = Attacks(estate, start, target, count);
            if (found.Count == 0 || found.Exists(attack => IsBy(attack, paths)))
                break;
        }

        return found;
    }

    /// <summary>To reach or to influence a target is not to have it.</summary>
    private static List<RatedAttack> Attacks(Scanned estate, int start, int target, int count) =>
        [.. estate.Paths(estate.Graph.Key(start), estate.Graph.Key(target), alternatives: count).Attacks.Where(attack => attack.Target.Capability is Capability.Own or Capability.Read or Capability.Write)];
}
