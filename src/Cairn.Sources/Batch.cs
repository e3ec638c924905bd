using Cairn.Sources.Api;
using Cairn.Sources.CloudFormation;
using Cairn.Sources.Config;

namespace Cairn.Sources;

/// <summary>Sources that only make sense together, kept until all files have been looked at.</summary>
internal sealed class Batch
{
    public List<Template> Templates { get; } = [];

    /// <summary>As what and where templates are deployed, by their full paths.</summary>
    public Dictionary<string, Deployment> Deployments { get; } = new(StringComparer.Ordinal);

    public List<ConfigItem> ConfigItems { get; } = [];

    public List<ApiAnswer> Answers { get; } = [];

    public void Finish(ReadOptions options, Intake intake)
    {
        var templates = Templates.DistinctBy(template => Path.GetFullPath(template.Source)).ToList();
        TemplateReader.Read(templates, Deployments, options, intake);
        ApiReader.Keep(Answers, options, intake);
        ConfigReader.Keep(ConfigItems, options, intake);
    }
}
