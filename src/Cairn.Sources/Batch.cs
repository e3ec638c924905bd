using Cairn.Sources.CloudFormation;

namespace Cairn.Sources;

/// <summary>Sources that only make sense together, kept until all files have been looked at.</summary>
internal sealed class Batch
{
    public List<Template> Templates { get; } = [];

    /// <summary>As what and where templates are deployed, by their full paths.</summary>
    public Dictionary<string, Deployment> Deployments { get; } = new(StringComparer.Ordinal);

    public void Finish(ReadOptions options, Intake intake)
    {
        var templates = Templates.DistinctBy(template => Path.GetFullPath(template.Source)).ToList();
        TemplateReader.Read(templates, Deployments, options, intake);
    }
}
