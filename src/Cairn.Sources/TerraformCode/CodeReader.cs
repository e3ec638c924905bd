using Cairn.Hcl;
using Cairn.Hcl.Modules;
using Cairn.Hcl.Values;
using Cairn.Providers.Records;
using Cairn.Sources.Terraform;

namespace Cairn.Sources.TerraformCode;

/// <summary>Turns directories of Terraform code into records: what would be there after an apply, as far as the code says.</summary>
internal static class CodeReader
{
    private const int ShortestSecret = 4;

    /// <summary>Faults of the text itself, which the user has to put right; others are values that cannot be told.</summary>
    private static readonly string[] Faults = ["hcl-syntax", "hcl-json", "hcl-structure", "hcl-unreadable", "hcl-too-deep", "hcl-too-long", "hcl-not-unicode", "hcl-attribute-twice", "hcl-declared-twice"];

    /// <summary>Reads all configurations below a directory; does nothing where there is no code.</summary>
    public static void Read(string directory, ReadOptions options, Intake intake, CancellationToken cancellation)
    {
        var folders = new CodeFinder(directory).Find(intake);
        if (folders.Count == 0)
            return;
        var tree = new DiskTree(directory);
        var account = options.Account ?? OnlyAccount(intake);
        var results = new Dictionary<Configuration, (AwsKnowledge Knowledge, IReadOnlyList<(ResourceInstance Instance, HclValue Seen)> Found)>();
        var roots = CodeFinder.Roots(folders, folder =>
        {
            var knowledge = new AwsKnowledge(account, options.Region);
            var configuration = new Configuration(tree, folder, Input(options, knowledge), cancellation);
            results[configuration] = (knowledge, configuration.Evaluate());
            return configuration;
        });
        foreach (var configuration in roots)
            Keep(configuration, results[configuration].Knowledge, results[configuration].Found, Shown(directory, configuration), intake);
    }

    private static ConfigurationInput Input(ReadOptions options, AwsKnowledge knowledge) => new()
    {
        Knowledge = knowledge,
        Variables = options.Variables,
        VariableFiles = options.VariableFiles.Select(file => new SourceText(file, Text(file))).ToList(),
        DecodeYaml = YamlValues.Read,
    };

    private static string Text(string file)
    {
        using var reader = new StreamReader(Files.Content.Opened(file));
        return reader.ReadToEnd();
    }

    /// <summary>When all other sources speak of one account, the code is most likely its code.</summary>
    private static string? OnlyAccount(Intake intake)
    {
        var accounts = intake.Found.Select(found => found.Record.Account).Where(account => account is { Length: 12 }).Distinct().Take(2).ToList();
        return accounts.Count == 1 ? accounts[0] : null;
    }

    private static string Shown(string directory, Configuration configuration)
    {
        var shown = directory.Replace('\\', '/').TrimEnd('/');
        return configuration.RootPath.Length == 0 ? shown : $"{shown}/{configuration.RootPath}";
    }

    private static void Keep(Configuration configuration, AwsKnowledge knowledge, IReadOnlyList<(ResourceInstance Instance, HclValue Seen)> found, string source, Intake intake)
    {
        intake.Sources.Add(source);
        intake.Sightings.Add(new(source, "Terraform code", "it holds .tf files", true));
        intake.LooseSecrets.AddRange(configuration.Secrets.Order(StringComparer.Ordinal));
        var managed = new HashSet<string>(found.Where(item => !item.Instance.IsData).Select(item => Identity(item.Instance, item.Seen)).OfType<string>(), StringComparer.Ordinal);
        foreach (var (instance, seen) in found)
            Keep(instance, seen, knowledge, managed, intake);
        Tell(configuration, source, intake);
    }

    private static void Keep(ResourceInstance instance, HclValue seen, AwsKnowledge knowledge, HashSet<string> managed, Intake intake)
    {
        var provider = ProviderName.Short(instance.Provider.Name);
        var values = instance.IsData ? seen : knowledge.Record(instance);
        var kept = !ProviderName.IsUtility(provider) && (!instance.IsData || (DataSources.IsKept(instance.Type) && Identity(instance, seen) is { } identity && managed.Add(identity)));
        var origin = new Origin(Place(instance.Range), instance.Address, instance.IsData ? Stage.Deployed : Stage.Planned);
        var (account, region) = knowledge.ScopeOf(instance);
        var record = new Record(provider, instance.Type, account, region, RecordJson.Of(values), origin);
        intake.Found.Add(new(record, RecordJson.Sensitive(values), kept));
        if (kept && instance.IsData && DataSources.IsPartial(instance.Type))
            intake.Gaps.Add(new("partly-seen", record.Data.Text("arn") ?? instance.Address, $"`{instance.Address}` is only referred to here; its policies and settings are in another source", "scan the source that manages it as well", origin));
    }

    private static string? Identity(ResourceInstance instance, HclValue seen) =>
        seen is MappingValue { Items: var items } && (items.GetValueOrDefault("arn") ?? items.GetValueOrDefault("id")) is StringValue { Value.Length: > 0 } id ? $"{instance.Type} {id.Value}" : null;

    /// <summary><c>file:line</c>.</summary>
    private static string Place(SourceRange range) => range.Source is null ? "" : $"{range.Source.Name}:{range.Line}";

    // A message may quote the value that did not fit, and gaps are written to disk.
    private static string WithoutSecrets(string message, Configuration configuration) => configuration.Secrets
        .Where(secret => secret.Length >= ShortestSecret).OrderByDescending(secret => secret.Length).ThenBy(secret => secret, StringComparer.Ordinal)
        .Aggregate(message, (text, secret) => text.Replace(secret, "(sensitive)", StringComparison.Ordinal));

    private static void Tell(Configuration configuration, string source, Intake intake)
    {
        foreach (var missing in configuration.Missing)
            intake.Gaps.Add(new("module-missing", missing.Address, $"the module `{missing.Source}` was not read: {missing.Why}", "run `terraform init` first, or scan the directory that holds it as well", new(Place(missing.Where), missing.Address)));
        foreach (var assumption in configuration.Assumptions)
            intake.Gaps.Add(new(assumption.Code, Place(assumption.Where), assumption.Message, assumption.Help));
        foreach (var diagnostic in configuration.Diagnostics)
        {
            var where = diagnostic.Where.Source is null ? source : diagnostic.Where.ToString();
            var message = WithoutSecrets(diagnostic.Message, configuration);
            if (Faults.Contains(diagnostic.Code))
                intake.Diagnostics.Add(new(diagnostic.Code, message, where, diagnostic.Help));
            else
                intake.Gaps.Add(new("value-unknown", where, $"a value cannot be told from the code: {message}", diagnostic.Help));
        }

        if (configuration.IsCut)
            intake.Gaps.Add(new("code-cut", source, "the configuration is larger than can be evaluated; what came last is missing", "scan parts of it"));
    }
}
