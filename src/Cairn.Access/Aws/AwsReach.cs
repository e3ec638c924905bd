using System.Collections.Concurrent;
using Cairn.Access.Aws.Reach;

namespace Cairn.Access.Aws;

/// <summary>The second entrance: every permission edge of an estate, in bulk.</summary>
public sealed class AwsReach
{
    private readonly AwsEnvironment _environment;
    private readonly PermissionTable _table;
    private readonly Callers _callers;
    private readonly CompiledRow[] _rows;
    private readonly IReadOnlyList<PrincipalGroup> _groups;
    private readonly ConcurrentDictionary<string, Lazy<TargetIndex>> _indexes = new(StringComparer.Ordinal);

    private readonly Lazy<ILookup<string, int>> _services;
    private readonly ConcurrentDictionary<(int Caller, int Target, string What), byte> _cuts = new();

    private AwsReach(AwsEnvironment environment, PermissionTable table)
    {
        (_environment, _table) = (environment, table);
        _callers = new Callers(environment);
        _services = new(() => Enumerable.Range(0, environment.Resources.Count).ToLookup(i => environment.Resources[i].Arn.Split(':', 4) is { Length: 4 } parts ? parts[2] : "", StringComparer.Ordinal));
        _groups = PrincipalGroup.Of(environment);
        _rows = [.. table.Rows.Select(row => new CompiledRow(row))];
    }

    /// <summary>The estate that was evaluated; targets are indexes into its resources.</summary>
    public AwsEnvironment Environment => _environment;

    /// <summary>Who the edges start from: the environment's principals by their index, then the internet, then outsiders that resource policies name.</summary>
    public IReadOnlyList<AwsCaller> Callers => _callers.All;

    /// <summary>The index of the caller that stands for anyone on the internet.</summary>
    public int AnonymousCaller => _callers.AnonymousIndex;

    /// <summary>What could not be decided for want of knowledge.</summary>
    public IReadOnlyList<ReachGap> Gaps => [.. PrincipalGaps().Concat(ResourceGaps()).Concat(KeyGaps())];

    /// <summary>What a limit left untried in the rows enumerated so far, sorted.</summary>
    public IReadOnlyList<ReachGap> Cuts => [.. _cuts.Keys.Order().Select(cut => new ReachGap(cut.Caller, cut.Target, cut.What))];

    /// <summary>Prepares the bulk evaluation of a table.</summary>
    public static AwsReach Compute(AwsEnvironment environment, PermissionTable table) => new(environment, table);

    /// <summary>Streams the edges one by one, row by row.</summary>
    public IEnumerable<ReachEdge> Edges(CancellationToken cancellation = default) => Groups(cancellation).SelectMany(group => group.Edges);

    /// <summary>Streams the edges in groups that share a verdict, row by row; where a wildcard grants a whole class this is far fewer.</summary>
    public IEnumerable<ReachGroup> Groups(CancellationToken cancellation = default)
    {
        for (var row = 0; row < _rows.Length; row++)
        {
            foreach (var group in Groups(row, cancellation))
                yield return group;
        }
    }

    /// <summary>The groups of one row; rows are independent, so a caller may take them in parallel.</summary>
    public IEnumerable<ReachGroup> Groups(int row, CancellationToken cancellation = default)
    {
        var targets = TargetsOf(row);
        return targets.All.Length == 0 ? [] : new RowReach(_environment, _callers, _rows[row], row, targets, Cut).Find(_groups, cancellation);
    }

    /// <summary>The edges of one of the environment's principals.</summary>
    public IEnumerable<ReachEdge> EdgesOf(int principal, CancellationToken cancellation = default)
    {
        PrincipalGroup[] alone = [new PrincipalGroup(_environment.Profiles[principal], [principal])];
        for (var row = 0; row < _rows.Length; row++)
        {
            if (TargetsOf(row) is { All.Length: > 0 } targets)
            {
                foreach (var edge in new RowReach(_environment, _callers, _rows[row], row, targets, Cut).Find(alone, cancellation).Where(group => group.Callers.Contains(principal)).SelectMany(group => group.Edges))
                    yield return edge;
            }
        }
    }

    /// <summary>One row decided for one caller and target, with every statement's reason.</summary>
    public ReachEdge Explain(int caller, int row, int target)
    {
        var trace = new List<Reason>();
        var principal = caller < _environment.Principals.Count ? caller : -1;
        var verdict = new RowRule(_environment).Decide(Callers[caller], principal, _rows[row], target, trace);
        return new ReachEdge(caller, row, target, verdict.Verdict with { Because = trace }, verdict.Scope, verdict.Actions);
    }

    /// <summary>Whether a row would still hold for a caller and a target if some statements that allow, by policy and label, were not there.</summary>
    public bool Holds(int caller, int row, int target, IReadOnlySet<(string Policy, string Statement)> without)
    {
        var principal = caller < _environment.Principals.Count ? caller : -1;
        return !new RowRule(_environment) { Without = without }.Decide(Callers[caller], principal, _rows[row], target).Verdict.IsDenied;
    }

    private void Cut(int caller, int target, string what) => _cuts.TryAdd((caller, target, what), 0);

    private TargetIndex TargetsOf(int row)
    {
        var source = _table.Rows[row];
        var key = source.TargetForm ?? string.Join(',', source.TargetKinds.Order(StringComparer.Ordinal));
        return _indexes.GetOrAdd(key, _ => new Lazy<TargetIndex>(() => new TargetIndex(_environment, source, _services.Value))).Value;
    }

    private IEnumerable<ReachGap> PrincipalGaps()
        => _environment.Principals.Select((principal, i) => new ReachGap(i, -1, principal.Incomplete ?? "")).Where(gap => gap.What.Length > 0);

    private IEnumerable<ReachGap> ResourceGaps()
        => _environment.Resources.Select((resource, i) => new ReachGap(-1, i, resource.PolicyUnknown ?? resource.DataPoliciesUnknown ?? "")).Where(gap => gap.What.Length > 0);

    private IEnumerable<ReachGap> KeyGaps()
        => _environment.Resources
            .Select((resource, i) => (resource.EncryptionKeyArn, i))
            .Where(entry => entry.EncryptionKeyArn is { } key && _environment.FindResource(key) < 0)
            .Select(entry => new ReachGap(-1, entry.i, $"the policy of {entry.EncryptionKeyArn}, which encrypts it, is not known"));
}
