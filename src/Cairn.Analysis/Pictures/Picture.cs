using System.Globalization;
using Cairn.Analysis.Attack;
using Cairn.Analysis.Blast;
using Cairn.Analysis.Reports;
using Cairn.Analysis.Risk;

namespace Cairn.Analysis.Pictures;

/// <summary>What a thing is, at a glance.</summary>
public enum Shape
{
    /// <summary>Where everybody is: the internet, a tenant, a publisher.</summary>
    Outside,
    Identity,
    Data,
    Compute,

    /// <summary>A model, an agent, an endpoint that answers with one.</summary>
    Intelligence,
    Boundary,
    Other,

    /// <summary>All that leads here is needed.</summary>
    Join,
}

/// <summary>One thing in a picture.</summary>
/// <param name="Column">How many steps from the left.</param>
/// <param name="Hover">What a reader sees who points at it.</param>
public sealed record Spot(int Number, string Kind, string Name, Shape Shape, int Column, bool IsEntry, bool IsTarget, string Hover);

/// <summary>One step in a picture, or the way to or from a join.</summary>
public sealed record Stroke(int From, int To, string Label, bool IsConditional, string Hover);

/// <summary>Attacks as things and steps, read from left to right; the same whatever draws it.</summary>
public sealed record Picture(string Title, IReadOnlyList<Spot> Spots, IReadOnlyList<Stroke> Strokes)
{
    /// <summary>The picture of some attacks; steps that they share are drawn once.</summary>
    public static Picture Of(ReportInput input, IReadOnlyList<RatedAttack> attacks)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(attacks);
        var sketch = new Sketch(input);
        foreach (var attack in attacks)
            sketch.Draw(attack.Derivation, attack.Entry, attack.Target.Node);
        return sketch.Finish(attacks.Count == 1 ? attacks[0].Target.Outcome : $"{attacks.Count.ToString(CultureInfo.InvariantCulture)} attacks");
    }

    /// <summary>The picture of a blast radius. What falls with a whole account is told by the account.</summary>
    public static Picture Of(BlastRadius blast)
    {
        ArgumentNullException.ThrowIfNull(blast);
        var sketch = new Sketch(blast.Input);
        sketch.Place(blast.Center, isEntry: !blast.Backwards, isTarget: blast.Backwards);
        foreach (var held in blast.Holdings.Where(held => !IsSwept(held.Best)))
        {
            var entry = blast.Backwards ? held.Node : blast.Center;
            sketch.Draw(held.Best, entry, blast.Backwards ? blast.Center : null);
        }

        var name = Sentence.NameOf(blast.Input.Graph, blast.Center);
        return sketch.Finish(blast.Backwards ? $"who could take something of {name}" : $"what falls with {name}");
    }

    private static bool IsSwept(Derivation derivation) => derivation.Steps.Any(step => step.Technique.Bulk);
}
