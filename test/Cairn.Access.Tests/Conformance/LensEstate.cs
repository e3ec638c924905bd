using System.Text.Json;
using Cairn.Access.Aws;

namespace Cairn.Access.Tests.Conformance;

/// <summary>Reads a folder of the iam-collect format: accounts with one folder per thing, organizations, indexes.</summary>
internal sealed class LensEstate
{
    private readonly string _root;
    private readonly Dictionary<string, PolicyDocument> _managed = new(StringComparer.Ordinal);
    private readonly Dictionary<string, PolicyDocument> _controls = new(StringComparer.Ordinal);
    private readonly AwsEnvironmentBuilder _builder = new() { Catalogue = Catalogues.Aws };
    private readonly bool? _bucketTags;

    public LensEstate(string root, bool? bucketTags)
    {
        (_root, _bucketTags) = (root, bucketTags);
        foreach (var account in Folders("accounts"))
            ReadManaged(account);
        foreach (var organization in Folders("organizations"))
            ReadOrganization(organization);
        foreach (var account in Folders("accounts"))
            ReadAccount(account);
        Environment = _builder.Build();
    }

    public AwsEnvironment Environment { get; }

    /// <summary>The policy of the endpoint a request comes through, by its VPC or endpoint key; null where it names none.</summary>
    public IReadOnlyList<PolicyDocument>? EndpointPolicies(IReadOnlyDictionary<string, IReadOnlyList<string>> context)
    {
        var index = Path.Combine(_root, "indexes", "vpcs.json");
        if (!File.Exists(index))
            return null;
        var vpcs = Read(index);
        var id = context.TryGetValue("aws:SourceVpce", out var endpoint) ? endpoint[0]
            : context.TryGetValue("aws:SourceVpc", out var vpc) && vpc.Count > 0 && vpcs.GetProperty("vpcs").TryGetProperty(vpc[0], out var found) ? found.GetProperty("endpoints")[0].Text("id")
            : null;
        var folder = id is null ? null : Directory.EnumerateDirectories(_root, id, SearchOption.AllDirectories).FirstOrDefault();
        return folder is null ? null : [Policy(Path.Combine(folder, "endpoint-policy.json"))!];
    }

    private static JsonElement Read(string path) => JsonDocument.Parse(File.ReadAllText(path)).RootElement;

    private static JsonElement? ReadIf(string path) => File.Exists(path) ? Read(path) : null;

    private static PolicyDocument? Policy(string path) => File.Exists(path) ? PolicyDocument.Parse(File.ReadAllText(path), Path.GetFileName(Path.GetDirectoryName(path)!)) : null;

    private static Dictionary<string, string> Tags(string folder)
        => ReadIf(Path.Combine(folder, "tags.json")) is { } tags ? tags.EnumerateObject().ToDictionary(tag => tag.Name, tag => tag.Value.GetString()!) : [];

    private string[] Folders(string name) => Under(Path.Combine(_root, name));

    private static string[] Under(params string[] parts) => Directory.Exists(Path.Combine(parts)) ? [.. Directory.EnumerateDirectories(Path.Combine(parts)).Order(StringComparer.Ordinal)] : [];

    private void ReadManaged(string account)
    {
        foreach (var folder in Under(account, "iam", "policy").Concat(Under(account, "iam", "aws", "policy")))
            _managed[Read(Path.Combine(folder, "metadata.json")).Text("arn")!] = Policy(Path.Combine(folder, "current-policy.json"))!;
    }

    private void ReadOrganization(string folder)
    {
        foreach (var policy in Under(folder, "scps").Concat(Under(folder, "rcps")))
            _controls[Read(Path.Combine(policy, "metadata.json")).Text("arn")!] = Policy(Path.Combine(policy, "policy.json"))!;
        var metadata = Read(Path.Combine(folder, "metadata.json"));
        var units = Read(Path.Combine(folder, "ous.json"));
        foreach (var account in Read(Path.Combine(folder, "accounts.json")).EnumerateObject())
        {
            var levels = new List<OrganizationLevel> { Level(account.Name, account.Value) };
            var path = "";
            for (var unit = account.Value.Text("ou"); unit is not null; unit = units.GetProperty(unit).Text("parent"))
            {
                levels.Insert(0, Level(unit, units.GetProperty(unit)));
                path = $"{unit}/{path}";
            }
            _builder.Add(new AwsAccount(account.Name)
            {
                OrganizationId = metadata.Text("id"),
                OrganizationPath = $"{metadata.Text("id")}/{path}",
                IsManagement = metadata.Text("rootAccountId") == account.Name,
                Levels = levels,
            });
        }
    }

    private OrganizationLevel Level(string name, JsonElement holder)
        => new(name, [.. holder.GetProperty("scps").Strings().Select(arn => _controls[arn])], [.. holder.GetProperty("rcps").Strings().Select(arn => _controls[arn])]);

    private void ReadAccount(string folder)
    {
        var account = Path.GetFileName(folder);
        foreach (var principal in Under(folder, "iam", "role").Concat(Under(folder, "iam", "user")))
            ReadPrincipal(principal, account);
        var block = ReadIf(Path.Combine(folder, "s3-bpa.json"));
        foreach (var bucket in Under(folder, "s3"))
            ReadBucket(bucket, account, block);
        foreach (var key in Under(folder, "kms").SelectMany(region => Under(region, "key")))
            _builder.Add(new AwsResource(Read(Path.Combine(key, "metadata.json")).Text("arn")!) { Account = account, Policy = Policy(Path.Combine(key, "policy.json")), Tags = Tags(key) });
    }

    private void ReadPrincipal(string folder, string account)
    {
        var metadata = Read(Path.Combine(folder, "metadata.json"));
        var inline = ReadIf(Path.Combine(folder, "inline-policies.json")) is { } list
            ? list.EnumerateArray().Select(policy => PolicyDocument.Parse(policy.GetProperty("PolicyDocument"), policy.Text("PolicyName")!))
            : [];
        var attached = ReadIf(Path.Combine(folder, "managed-policies.json")) is { } arns ? arns.Strings().Select(arn => _managed[arn]) : [];
        _builder.Add(new AwsPrincipal(metadata.Text("arn")!)
        {
            Policies = [.. inline, .. attached],
            Boundary = metadata.Text("permissionBoundary") is { } boundary ? _managed[boundary] : null,
            Tags = Tags(folder),
            UniqueId = metadata.Text("id"),
        });
        if (Policy(Path.Combine(folder, "trust-policy.json")) is { } trust)
            _builder.Add(new AwsResource(metadata.Text("arn")!) { Account = account, Policy = trust, Kinds = ["Role"], Tags = Tags(folder) });
    }

    private void ReadBucket(string folder, string account, JsonElement? accountBlock)
    {
        var metadata = Read(Path.Combine(folder, "metadata.json"));
        var block = ReadIf(Path.Combine(folder, "bpa.json"));
        _builder.Add(new AwsResource(metadata.Text("arn") ?? $"arn:aws:s3:::{metadata.Text("name")}")
        {
            Account = account,
            Kinds = ["Bucket"],
            Policy = Policy(Path.Combine(folder, "policy.json")),
            Tags = Tags(folder),
            Bucket = new AwsBucketFacts
            {
                RestrictPublicBuckets = (block?.Flag("RestrictPublicBuckets") ?? false) || (accountBlock?.Flag("RestrictPublicBuckets") ?? false),
                TagConditionsEnabled = _bucketTags ?? metadata.Flag("abacEnabled"),
            },
        });
    }
}
