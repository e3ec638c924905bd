namespace Cairn.Access.Aws.Reach;

/// <summary>The targets of a row: sorted by ARN so that a pattern finds its own, and the plain ones in classes.</summary>
internal sealed class TargetIndex
{
    private readonly Dictionary<int, TargetClass> _classes = [];
    private readonly Dictionary<string, bool> _personalKeys = [];
    private readonly AwsEnvironment _environment;

    /// <param name="environment">The estate.</param>
    /// <param name="row">The row.</param>
    /// <param name="services">The resources by the service in their ARN; null to look through all.</param>
    public TargetIndex(AwsEnvironment environment, PermissionRow row, ILookup<string, int>? services = null)
    {
        var form = row.TargetForm is null ? null : new TargetForm(row.TargetForm);
        var resources = environment.Resources;
        _environment = environment;
        var candidates = form is null || services is null ? Enumerable.Range(0, resources.Count) : services[form.Service];
        All = [.. candidates.Where(i => form?.Matches(resources[i].Arn) ?? resources[i].Kinds.Any(row.TargetKinds.Contains))];
        Arns = new ByArn<int>(All, i => resources[i].Arn);
        Special = [.. All.Where(i => form is null || IsSpecial(resources[i]))];
        Classes = (form is null ? [] : Classify(resources, form)).ToLookup(targets => targets.Account);
    }

    /// <summary>All targets, ascending.</summary>
    public int[] All { get; }

    /// <summary>The targets that need to be looked at one by one: their own policy takes part.</summary>
    public int[] Special { get; }

    private ILookup<string?, TargetClass> Classes { get; }

    /// <summary>The classes of an account's plain targets.</summary>
    public IEnumerable<TargetClass> ClassesOf(string? account) => Classes[account];

    /// <summary>The class of a target; null if it is special.</summary>
    public TargetClass? ClassOf(int target) => _classes.GetValueOrDefault(target);

    /// <summary>The targets by ARN.</summary>
    public ByArn<int> Arns { get; }

    // Plain targets have no ACL grants, so these are all that a bucket adds.
    private static (bool, bool)? SettingsOf(AwsBucketFacts? bucket) => bucket is null ? null : (bucket.RestrictPublicBuckets, bucket.TagConditionsEnabled);

    private bool IsSpecial(AwsResource resource)
        => resource.AccessPoint is not null || resource.Policy is not null || resource.Grants.Count > 0 || resource.PolicyUnknown is not null || resource.DataPolicies.Count > 0 || resource.DataPoliciesUnknown is not null || resource.Bucket is { AclGrants.Count: > 0 } || resource.Account is null
            || (resource.EncryptionKeyArn is { } key && IsPersonal(key));

    // A key whose policy speaks of single principals makes what it encrypts differ from caller to caller.
    private bool IsPersonal(string key)
    {
        if (!_personalKeys.TryGetValue(key, out var personal))
        {
            var index = _environment.FindResource(key);
            var statements = index < 0 ? [] : _environment.ResourcePolicies[index]?.Documents.SelectMany(document => document.Statements) ?? [];
            personal = (index >= 0 && _environment.Resources[index].Grants.Count > 0) || statements.Any(statement => statement.UsesPrincipalKeys || statement.UsesEndpoint || statement.IsNotPrincipal
                || (statement.Principals ?? []).Any(principal => principal.Type == "AWS" && principal.Account is null && !principal.IsEveryone));
            _personalKeys[key] = personal;
        }
        return personal;
    }

    private List<TargetClass> Classify(IReadOnlyList<AwsResource> resources, TargetForm form)
    {
        var classes = new List<TargetClass>();
        var plain = All.Where(i => !IsSpecial(resources[i]));
        foreach (var members in plain.GroupBy(i => (resources[i].Account, Prefix: form.PrefixOf(resources[i].Arn), resources[i].EncryptionKeyArn, Settings: SettingsOf(resources[i].Bucket))))
        {
            int[] all = [.. members];
            var found = new TargetClass(members.Key.Prefix, all, resources[all[0]]);
            classes.Add(found);
            foreach (var member in found.Members)
                _classes[member] = found;
        }
        return classes;
    }
}
