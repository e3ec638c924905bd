using System.Text;
using Cairn.Sources;

namespace Cairn.Tests.Sources;

/// <summary>Small inputs written to a folder of their own, which goes away with the test.</summary>
internal sealed class Texts : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-sources-");

    public string Folder => _folder.FullName;

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public Collected Read(string name, string text) => SourceReader.Read([Write(name, text)], cancellation: TestContext.Current.CancellationToken);

    public void Dispose() => _folder.Delete(recursive: true);

    public static string State(params string[] resources) =>
        "{\"format_version\":\"1.0\",\"terraform_version\":\"1.11.4\",\"values\":{\"root_module\":{\"resources\":[" + string.Join(",\n", resources) + "]}}}";

    public static string Resource(string type, string name, string values, string sensitive = "{}", string mode = "managed")
    {
        var address = mode == "data" ? $"data.{type}.{name}" : $"{type}.{name}";
        return $"{{\"address\":\"{address}\",\"mode\":\"{mode}\",\"type\":\"{type}\",\"name\":\"{name}\",\"provider_name\":\"registry.terraform.io/hashicorp/{type.Split('_')[0]}\",\"values\":{values},\"sensitive_values\":{sensitive}}}";
    }
}
