using Cairn.Analysis.Knowledge;
using Cairn.Analysis.Risk;

namespace Cairn.Tests.Acceptance.Labs;

/// <summary>What was found of a lab's escalation.</summary>
/// <param name="Problems">What should have been found and was not; empty where everything was.</param>
/// <param name="OnAssumption">Every way found rests on something that is not in view.</param>
internal sealed record LabResult(string Name, IReadOnlyList<string> Paths, IReadOnlyList<string> Problems, bool OnAssumption)
{
    private const int Ways = 12;

    public bool Found => Problems.Count == 0;

    public static LabResult Of(Scanned estate, Lab lab)
    {
        var starts = LabNodes.Starts(estate.Graph, lab);
        var targets = lab.Targets.Select(arn => LabNodes.Find(estate.Graph, arn)).OfType<int>().Distinct().ToList();
        if (starts.Count == 0 || targets.Count == 0)
            return new(lab.Name, lab.Paths, [starts.Count == 0 ? "no start is in the estate" : "no target is in the estate"], false);
        var ways = (from start in starts from target in targets where start != target select (Start: start, Target: target, Found: Attacks(estate, start, target))).ToList();
        var problems = ways.Where(way => way.Found.Count == 0).Select(way => $"no way from {estate.Graph.Key(way.Start)} to {estate.Graph.Key(way.Target)}").ToList();
        if (problems.Count == 0 && !ways.Exists(way => way.Found.Any(attack => lab.Paths.All(Named(attack).Contains))))
            problems.Add($"no way goes through {string.Join(" and ", lab.Paths)}, but through {string.Join("; ", ways.SelectMany(way => way.Found).Select(attack => string.Join(" > ", attack.Derivation.Steps.Select(step => step.Technique.Id))).Distinct())}");
        return new(lab.Name, lab.Paths, problems, ways.Exists(way => way.Found.Count > 0 && way.Found.All(attack => attack.Derivation.Steps.Any(step => step.Technique.Assumes is not null))));
    }

    /// <summary>The catalogue's ids of the techniques of an attack.</summary>
    private static HashSet<string> Named(RatedAttack attack) =>
        [.. attack.Derivation.Steps.SelectMany(step => step.Technique.Guidance.Frameworks.GetValueOrDefault("pathfinding") ?? [])];

    /// <summary>To reach or to influence a target is not to have it.</summary>
    private static List<RatedAttack> Attacks(Scanned estate, int start, int target) =>
        [.. estate.Paths(estate.Graph.Key(start), estate.Graph.Key(target), alternatives: Ways).Attacks.Where(attack => attack.Target.Capability is Capability.Own or Capability.Read or Capability.Write)];
}
