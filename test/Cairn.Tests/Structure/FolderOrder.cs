namespace Cairn.Tests.Structure;

/// <summary>
/// The order of the folders inside each project, lowest first: a folder may use its siblings listed before it.
/// A child sees its parent, where shared types sit; a parent may use its children, for which it is the entrance.
/// <c>*</c> stands for all folders that are not named: they may use those before them and never one another.
/// </summary>
internal static class FolderOrder
{
    public static readonly IReadOnlyDictionary<string, string[]> Listed = new Dictionary<string, string[]>
    {
        ["Cairn.Access"] = ["Aws"],
        ["Cairn.Access.Aws"] = ["Patterns", "Conditions", "Policies", "Evaluation", "Reach"],
        ["Cairn.Analysis"] = ["Conditions", "Matching", "Knowledge", "Attack", "Risk", "Rules", "Cases", "Reports", "Blast", "Fixes", "Changes", "Pictures"],
        ["Cairn.Cli"] = ["Text", "Pipeline", "Shell", "Reference", "Commands"],
        ["Cairn.Graph"] = ["Temporal", "Comparison", "Storage", "Algorithms", "Cypher", "Exchange", "Files"],
        ["Cairn.Graph.Cypher"] = ["Syntax", "Evaluation", "Functions", "Binding", "Execution", "Planning"],
        ["Cairn.Hcl"] = ["Values", "Syntax", "Evaluation", "Functions", "Modules"],
        ["Cairn.Providers"] = ["Records", "Estates", "Mapping", "Aws"],
        ["Cairn.Providers.Aws"] = ["Credentials", "Locations", "Ec2", "*", "Exposure", "DataFlow", "Permissions"],
        ["Cairn.Sources"] = ["Files", "Secrets", "Snapshots", "Terraform", "Aws", "Trees", "CloudFormation", "Config", "Api", "TerraformCode"],
        ["Cairn.Sources.Aws"] = ["Wire", "Identity", "Collection"],
        ["Cairn.Sources.CloudFormation"] = ["Sam"],
    };

    /// <summary>Files that use a folder against the order. They may only become fewer; a new one is a design question.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Exceptions = new Dictionary<string, string[]>
    {
    };
}
