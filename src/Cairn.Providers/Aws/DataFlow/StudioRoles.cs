using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>
/// A studio profile without a role of its own runs with its domain's; applications and spaces run with their profile's.
/// https://docs.aws.amazon.com/sagemaker/latest/dg/domain-user-profile.html
/// </summary>
internal static class StudioRoles
{
    public static void Derive(Flow flow)
    {
        foreach (var profile in flow.OfKind("AwsSageMakerUserProfile"))
        {
            if (!flow.Out(profile, EdgeKinds.RunsAs).Any())
                Pass(flow, profile, Of(flow, profile, null));
        }

        foreach (var app in flow.OfKind("AwsSageMakerApp"))
            Pass(flow, app, Of(flow, app, flow.Text(app, "profile")));
        foreach (var space in flow.OfKind("AwsSageMakerSpace"))
            Pass(flow, space, Of(flow, space, flow.Text(space, "owner")));
    }

    private static void Pass(Flow flow, int node, IEnumerable<(int Role, Evidence[] Because)> roles)
    {
        foreach (var (role, because) in roles)
            flow.Conclude(node, EdgeKinds.RunsAs, role, because);
    }

    /// <summary>The roles of the named profile of the node's domain, or of the domain itself.</summary>
    private static IEnumerable<(int Role, Evidence[] Because)> Of(Flow flow, int node, string? profile)
    {
        foreach (var (inside, domain) in flow.In(node, EdgeKinds.Contains))
        {
            var owners = flow.Out(domain, EdgeKinds.Contains)
                .Where(end => profile is { Length: > 0 } && flow.Is(end.To, "WorkspaceProfile") && flow.Text(end.To, "name") == profile && flow.Out(end.To, EdgeKinds.RunsAs).Any())
                .Select(end => end.To)
                .DefaultIfEmpty(domain);
            foreach (var owner in owners)
            {
                foreach (var (runs, role) in flow.Out(owner, EdgeKinds.RunsAs))
                    yield return (role, [flow.EvidenceOf(inside), flow.EvidenceOf(runs)]);
            }
        }
    }
}
