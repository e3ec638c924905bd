using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws.AccessAnalyzer;

internal static class Analyzer
{
    public static readonly ResourceType Type = new("AWS::AccessAnalyzer::Analyzer", "Reports what outsiders can use, or what nobody uses.")
    {
        Kind = "Detector",
        Terraform = ["aws_accessanalyzer_analyzer"],
        Key = r => r["arn"].Text ?? r.Arn("access-analyzer", $"analyzer/{r.NameOr("AnalyzerName", "name")}"),
        Names = ["AnalyzerName|name"],
        Attributes =
        [
            new("name", "AnalyzerName|name", "Its name."),
            new("covers", "type", "The account or the whole organisation, access from outside or unused access."),
        ],
        Also = analyzer => analyzer.Set("enabled", analyzer["status"].Text is not { } status || status == "ACTIVE"),
        Calls =
        [
            new("accessanalyzer:ListAnalyzers", "analyzers") { Id = "arn" },
        ],
    };
}
