using System.Collections.Concurrent;
using Cairn.Access;
using Cairn.Access.Aws;
using Cairn.Graph;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>Draws who may do what to what, by evaluating every policy of the estate.</summary>
internal sealed class AwsPermissions
{
    private readonly Derivation _derivation;
    private readonly AwsKnowledge _knowledge;
    private readonly AwsEnvironment _environment;
    private readonly EnvironmentOf _nodes;
    private readonly Documents _documents;
    private readonly Lookup _lookup;
    private readonly Dictionary<string, string> _forms = new(StringComparer.Ordinal);

    private AwsPermissions(Derivation derivation, AwsKnowledge knowledge)
    {
        _derivation = derivation;
        _knowledge = knowledge;
        _lookup = new(derivation.Graph);
        _documents = new(derivation, knowledge.ManagedPolicies);
        (_nodes, _environment) = EnvironmentOf.Build(derivation, _documents, knowledge.Catalogue, Accounts.Derive(derivation));
    }

    public static void Derive(Derivation derivation, AwsKnowledge knowledge)
    {
        var permissions = new AwsPermissions(derivation, knowledge);
        derivation.Access = new AccessQuestions(permissions._environment, knowledge.Calls);
        permissions.NameTrustedServices();
        permissions.DrawEdges(permissions.MarkAdministrators());
    }

    /// <summary>Administrators reach everything through their account; drawing each of those edges would say nothing more.</summary>
    private HashSet<int> MarkAdministrators()
    {
        var found = new HashSet<int>();
        for (var i = 0; i < _environment.Principals.Count; i++)
        {
            if (!Administrators.IsAdministrator(_environment, _environment.Principals[i]))
                continue;
            found.Add(i);
            _derivation.Set(_nodes.PrincipalNodes[i], "admin", true);
        }

        return found;
    }

    private void NameTrustedServices()
    {
        foreach (var policy in _derivation.Facts.Policies.Where(policy => policy.Role == PolicyRole.Trust && policy.Document is not null))
        {
            var role = _derivation.Key(policy.Owner);
            var (document, _) = _documents.OnResource(policy.Owner, PolicyRole.Trust);
            if (document is null)
                continue;
            var services = TrustedServices.In(policy.Document!)
                .Where(service => AwsDecide.Decide(_environment, new AwsRequest(AwsCaller.Parse(service), "sts:AssumeRole", role)).MayAllow)
                .Select(service => (Value)service)
                .ToList();
            if (services.Count > 0)
                _derivation.Set(policy.Owner, "trustedServices", Value.List(services));
        }
    }

    private void DrawEdges(HashSet<int> administrators)
    {
        var reach = AwsReach.Compute(_environment, _knowledge.Permissions);
        var grants = new Grants(reach, _documents);
        var callers = new Dictionary<int, int?>();
        var doors = new Doors(_environment, _nodes.ResourceNodes);
        foreach (var edge in EdgesOf(reach))
        {
            if (IsTold(edge, administrators) || edge.Caller == reach.AnonymousCaller && !Strangers.CanMeet(edge.Verdict.Residual) || !FitsInferred(edge))
                continue;
            if (!callers.TryGetValue(edge.Caller, out var from))
                callers[edge.Caller] = from = NodeOf(reach, edge.Caller);
            var to = _nodes.ResourceNodes[edge.Target];
            if (from is not { } caller || caller == to && edge.Caller >= _environment.Principals.Count)
                continue;
            if (doors.Takes(edge, caller))
                continue;
            Draw(grants, edge, caller, to);
            DrawForStrangers(reach, grants, edge, to);
        }

        foreach (var (edge, caller, bucket, point) in doors.Opened())
            _derivation.SetEdge(Draw(grants, edge, caller, bucket), "through", point);

        foreach (var cut in reach.Cuts)
            Tell(reach, cut);
        _derivation.Grants = grants;
    }

    /// <summary>A limit of the search is a gap of whoever might do more than was found.</summary>
    private void Tell(AwsReach reach, ReachGap cut) =>
        _derivation.Gap(
            "permissions-cut",
            cut.Caller < _nodes.PrincipalNodes.Count ? _nodes.PrincipalNodes[cut.Caller] : _nodes.ResourceNodes[cut.Target],
            $"{(cut.Caller < _nodes.PrincipalNodes.Count ? "what it" : $"what {reach.Callers[cut.Caller].Arn}")} may do to {_environment.Resources[cut.Target].Arn} was not searched to the end: {cut.What}",
            "ask `cairn can` about the one thing in question");

    /// <summary>The edges in the order of the table's rows; rows are evaluated side by side, and one after the other taken by whoever is free: a few cost more than all others.</summary>
    private IEnumerable<ReachEdge> EdgesOf(AwsReach reach) =>
        Partitioner.Create(Enumerable.Range(0, _knowledge.Permissions.Rows.Count), EnumerablePartitionerOptions.NoBuffering).AsParallel().AsOrdered()
            .Select(row => reach.Groups(row).ToList()).AsSequential()
            .SelectMany(groups => groups).SelectMany(group => group.Edges);

    /// <summary>Of what an administrator may do, that it is one says all.</summary>
    private bool IsTold(ReachEdge edge, HashSet<int> administrators) =>
        administrators.Contains(edge.Caller) && _knowledge.Permissions.Rows[edge.Row].Edge != "IS_ADMIN_OF";

    /// <summary>The key of an inferred node is made up, so its form says nothing: only its kind does.</summary>
    private bool FitsInferred(ReachEdge edge)
    {
        var node = _nodes.ResourceNodes[edge.Target];
        return node >= _derivation.Graph.NodeCount || _lookup.Text(node, "certainty") != "inferred" || _knowledge.Permissions.Rows[edge.Row].TargetKinds.Any(kind => _lookup.Has(node, kind));
    }

    private int Draw(Grants grants, ReachEdge edge, int from, int to)
    {
        var row = _knowledge.Permissions.Rows[edge.Row];
        var drawn = _derivation.Grant(from, row.Edge, to, grants.Add(edge));
        foreach (var (name, value) in row.Properties.OrderBy(p => p.Key, StringComparer.Ordinal))
            _derivation.SetEdge(drawn, name, value);
        if (edge.Scope is not null)
            _derivation.SetEdge(drawn, "scope", edge.Scope);
        if (edge.Verdict.Decision != Decision.Conditional)
            return drawn;
        _derivation.SetEdge(drawn, "conditional", true);
        _derivation.SetEdge(drawn, "residual", edge.Verdict.Residual.Text);
        if (!_forms.TryGetValue(edge.Verdict.Residual.Text, out var form))
            _forms.Add(edge.Verdict.Residual.Text, form = ConditionForm.Of(edge.Verdict.Residual));
        _derivation.SetEdge(drawn, "requires", form);
        return drawn;
    }

    /// <summary>A provider that signs tokens for anyone, trusted without naming whose tokens, is a way in from the internet.</summary>
    private void DrawForStrangers(AwsReach reach, Grants grants, ReachEdge edge, int to)
    {
        var caller = reach.Callers[edge.Caller];
        if (caller.Kind == CallerKind.Federated && caller.Arn.Contains(":oidc-provider/", StringComparison.Ordinal)
            && FederatedTrust.AdmitsStrangers(_environment, caller.Arn, _derivation.Key(to)))
            _derivation.SetEdge(_derivation.Grant(_derivation.Internet(), _knowledge.Permissions.Rows[edge.Row].Edge, to, grants.Add(edge)), "through", caller.Arn);
    }

    /// <summary>The node a caller stands for; null for callers that are no attacker, such as AWS services.</summary>
    private int? NodeOf(AwsReach reach, int caller)
    {
        if (caller < _nodes.PrincipalNodes.Count)
            return _nodes.PrincipalNodes[caller];
        if (caller == reach.AnonymousCaller)
            return _derivation.Internet();
        var outsider = reach.Callers[caller];
        if (_derivation.Graph.TryFind(outsider.Arn, out var known))
            return _lookup.Has(known, "Account") ? null : known;
        return outsider.Kind switch
        {
            CallerKind.Service => null,
            CallerKind.Root when _environment.AccountOf(outsider.Account) is not null => null,
            CallerKind.Root => Outsider(outsider, "Account", "ExternalIdentity"),
            CallerKind.Federated => Outsider(outsider, "FederatedProvider"),
            _ => Outsider(outsider, "ExternalIdentity"),
        };
    }

    private int Outsider(AwsCaller caller, params ReadOnlySpan<string> kinds)
    {
        var node = _derivation.Node(caller.Arn, kinds);
        _derivation.Set(node, "certainty", "mentioned");
        _derivation.Set(node, "provider", "aws");
        _derivation.Set(node, "name", caller.Name ?? caller.Arn);
        if (caller.Account is not null)
            _derivation.Set(node, "account", caller.Account);
        return node;
    }
}
