namespace Cairn.Sources.Config;

/// <summary>Types that AWS Config calls differently from CloudFormation.</summary>
internal static class ConfigTypes
{
    // https://docs.aws.amazon.com/config/latest/developerguide/resource-config-reference.html: its IAM policies are the managed ones.
    public static string Native(string type) => type switch
    {
        "AWS::IAM::Policy" => "AWS::IAM::ManagedPolicy",
        "AWS::OpenSearch::Domain" or "AWS::Elasticsearch::Domain" => "AWS::OpenSearchService::Domain",
        "AWS::RDS::DBClusterSnapshot" => "AWS::RDS::DBSnapshot",
        _ => type,
    };
}
