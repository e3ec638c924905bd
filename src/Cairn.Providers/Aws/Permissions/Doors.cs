using Cairn.Access;
using Cairn.Access.Aws;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>What is reached through access points leads to the buckets behind them; where the bucket's own door is wide open, nothing more needs saying.</summary>
internal sealed class Doors(AwsEnvironment environment, IReadOnlyList<int> nodes)
{
    /// <summary>The nodes of the buckets that have access points.</summary>
    private readonly Dictionary<string, int> _buckets = environment.Resources
        .Select(resource => resource.AccessPoint?.BucketArn).OfType<string>().Distinct(StringComparer.Ordinal)
        .Select(arn => (Arn: arn, Index: environment.FindResource(arn)))
        .Where(entry => entry.Index >= 0)
        .ToDictionary(entry => entry.Arn, entry => nodes[entry.Index], StringComparer.Ordinal);

    private readonly HashSet<int> _targets = [.. environment.Resources.Where(resource => resource.AccessPoint is not null)
        .Select(resource => environment.FindResource(resource.AccessPoint!.BucketArn)).Where(index => index >= 0).Select(index => nodes[index])];

    private readonly HashSet<(int Caller, int Row, int Bucket)> _open = [];
    private readonly List<(ReachEdge Edge, int Caller, int Bucket)> _through = [];

    /// <summary>Keeps an edge to an access point for later; false for any other edge.</summary>
    public bool Takes(ReachEdge edge, int caller)
    {
        if (environment.Resources[edge.Target].AccessPoint is not { } point)
        {
            if (_buckets.Count > 0 && edge.Verdict.Decision == Decision.Allowed && edge.Scope is null && _targets.Contains(nodes[edge.Target]))
                _open.Add((caller, edge.Row, nodes[edge.Target]));
            return false;
        }

        if (_buckets.TryGetValue(point.BucketArn, out var bucket))
            _through.Add((edge, caller, bucket));
        return true;
    }

    /// <summary>The edges to buckets that need an access point, with the access point's ARN.</summary>
    public IEnumerable<(ReachEdge Edge, int Caller, int Bucket, string Point)> Opened()
        => _through.Where(entry => !_open.Contains((entry.Caller, entry.Edge.Row, entry.Bucket)))
            .Select(entry => (entry.Edge, entry.Caller, entry.Bucket, environment.Resources[entry.Edge.Target].Arn));
}
