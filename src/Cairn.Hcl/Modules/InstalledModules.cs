using System.Text.Json;

namespace Cairn.Hcl.Modules;

/// <summary>Modules that <c>terraform init</c> has put below <c>.terraform/modules</c>.</summary>
internal sealed class InstalledModules
{
    private readonly Dictionary<string, string> _paths = new(StringComparer.Ordinal);

    public InstalledModules(IFileTree files, string root)
    {
        if (files.Read(ModuleReader.Join(root, ".terraform/modules/modules.json")) is not { } bytes)
            return;
        try
        {
            using var document = JsonDocument.Parse(bytes, new() { MaxDepth = 16 });
            foreach (var item in document.RootElement.GetProperty("Modules").EnumerateArray())
            {
                if (item.GetProperty("Key").GetString() is { } key && item.GetProperty("Dir").GetString() is { } folder && Functions.Files.Inside(ModuleReader.Join(root, folder)) is { } path)
                    _paths[key] = path;
            }
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            // Terraform rewrites a damaged list with the next init; without it the modules count as missing.
            _paths.Clear();
        }
    }

    /// <param name="address">Such as <c>module.a.module.b</c>; keys of instances do not matter.</param>
    public string? Find(string address)
    {
        var names = address.Split('.').Where((_, i) => i % 2 == 1).Select(name => name.Split('[')[0]);
        return _paths.GetValueOrDefault(string.Join('.', names));
    }
}
