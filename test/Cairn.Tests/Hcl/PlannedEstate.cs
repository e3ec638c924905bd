using System.Text.Json;
using Cairn.Tests.Golden;
using Cairn.Tests.Sources.Aws.Live;

namespace Cairn.Tests.Hcl;

/// <summary>The stories of <c>Cases/TerraformCode</c> as Terraform plans them against a moto server, planned once for all tests.</summary>
internal sealed class PlannedEstate
{
    private const string Mirror = "/opt/tf-plugins";

    /// <summary>The account of moto.</summary>
    public const string Account = "123456789012";

    private static readonly SemaphoreSlim Gate = new(1);
    private static PlannedEstate? _planned;

    private readonly JsonElement _plan;

    private PlannedEstate(string path)
    {
        PlanPath = path;
        _plan = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        foreach (var change in _plan.GetProperty("resource_changes").EnumerateArray())
            Unknown[change.GetProperty("address").GetString()!] = change.GetProperty("change").GetProperty("after_unknown");
        Take(_plan.GetProperty("planned_values").GetProperty("root_module"));
        Take(_plan.GetProperty("prior_state").GetProperty("values").GetProperty("root_module"));
    }

    public static string Code { get; } = Repository.In("test", "Cairn.Tests", "Cases", "TerraformCode");

    public string PlanPath { get; }

    /// <summary>What the plan knows of resources and of data sources it has read, by address.</summary>
    public Dictionary<string, JsonElement> Values { get; } = new(StringComparer.Ordinal);

    /// <summary>Where the plan says that only the apply will tell.</summary>
    public Dictionary<string, JsonElement> Unknown { get; } = new(StringComparer.Ordinal);

    public static async Task<PlannedEstate> Get()
    {
        var terraform = Tool.Find("terraform");
        Assert.SkipWhen(terraform is null, "terraform is not installed");
        Assert.SkipUnless(Directory.Exists(Mirror), "no mirror of Terraform providers on this machine");
        await Gate.WaitAsync(TestContext.Current.CancellationToken);
        try
        {
            return _planned ??= await Plan(terraform!);
        }
        finally
        {
            Gate.Release();
        }
    }

    private static async Task<PlannedEstate> Plan(string terraform)
    {
        var folder = Directory.CreateTempSubdirectory("cairn-plan-");
        try
        {
            Copy(Code, folder.FullName);
            using var moto = await Moto.Start(folder.FullName);
            var settings = Path.Combine(folder.FullName, "terraformrc");
            await File.WriteAllTextAsync(settings, $"provider_installation {{\n  filesystem_mirror {{ path = \"{Mirror}\" }}\n}}\n", TestContext.Current.CancellationToken);
            var environment = new Dictionary<string, string>
            {
                ["AWS_ENDPOINT_URL"] = moto.Address.ToString(),
                ["AWS_ACCESS_KEY_ID"] = "test",
                ["AWS_SECRET_ACCESS_KEY"] = "test",
                ["TF_CLI_CONFIG_FILE"] = settings,
                ["CHECKPOINT_DISABLE"] = "1",
            };
            await Tool.Run(terraform, folder.FullName, environment, "init", "-no-color", "-backend=false");
            await Tool.Run(terraform, folder.FullName, environment, "plan", "-no-color", "-parallelism=40", "-out=plan");
            // Kept beside the test assembly, so that nobody has to clear it away; the next run writes it anew.
            var path = Path.Combine(AppContext.BaseDirectory, "code-stories.plan.json");
            await File.WriteAllTextAsync(path, await Tool.Run(terraform, folder.FullName, environment, "show", "-json", "plan"), TestContext.Current.CancellationToken);
            return new(path);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static void Copy(string from, string to)
    {
        foreach (var file in Directory.EnumerateFiles(from, "*", SearchOption.AllDirectories))
        {
            var target = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(target)!);
            File.Copy(file, target);
        }
    }

    private void Take(JsonElement module)
    {
        if (module.TryGetProperty("resources", out var resources))
        {
            foreach (var resource in resources.EnumerateArray())
                Values[resource.GetProperty("address").GetString()!] = resource.TryGetProperty("values", out var values) ? values : default;
        }

        if (module.TryGetProperty("child_modules", out var children))
        {
            foreach (var child in children.EnumerateArray())
                Take(child);
        }
    }
}
