using Cairn.Access;
using Cairn.Access.Aws;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>Remembers which question made each permission edge, and asks it again, with tracing, when somebody wants the reason.</summary>
internal sealed class Grants(AwsReach reach, Documents documents) : IExplainGrants
{
    private readonly List<(int Caller, int Row, int Target)> _grants = [];

    public int Add(ReachEdge edge)
    {
        _grants.Add((edge.Caller, edge.Row, edge.Target));
        return _grants.Count - 1;
    }

    public IReadOnlyList<Evidence> Explain(int grant)
    {
        var (caller, row, target) = _grants[grant];
        var because = reach.Explain(caller, row, target).Verdict.Because;
        return [.. because.Where(Counts).Select(EvidenceOf).Distinct()];
    }

    public IReadOnlyList<GrantReason> Allowing(int grant)
    {
        var (caller, row, target) = _grants[grant];
        return [.. reach.Explain(caller, row, target).Verdict.Because
            .Where(reason => reason.Effect == "Allow" && reason.Layer is PolicyLayers.Identity or PolicyLayers.Resource && !reason.Applies.IsNever)
            .Select(reason => new GrantReason(documents.FactOf(reason.Policy), reason.Policy, reason.Statement)).Distinct()];
    }

    public bool Holds(int grant, IReadOnlySet<(string Policy, string Statement)> without)
    {
        var (caller, row, target) = _grants[grant];
        return reach.Holds(caller, row, target, without);
    }

    /// <summary>What grants, and what may still take it away.</summary>
    private static bool Counts(Reason reason) => !reason.Applies.IsNever && (reason.Effect != "Deny" || !reason.Applies.IsAlways);

    private Evidence EvidenceOf(Reason reason)
    {
        var fact = documents.FactOf(reason.Policy);
        var statement = fact is null ? $"{reason.Policy} {reason.Statement}" : $"{fact.Name} {reason.Statement}";
        var when = reason.Applies.IsAlways ? "" : $", when {reason.Applies.Text}";
        return new(fact?.Record, fact?.Pointer ?? "", statement, $"{reason.Layer} {reason.Effect.ToLowerInvariant()}: {reason.Why}{when}");
    }
}
