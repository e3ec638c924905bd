namespace Cairn.Sources.CloudFormation;

/// <summary>Addresses that follow from a resource's name alone.</summary>
internal static class DomainNames
{
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/VirtualHosting.html
    public static string? Of(string type, string name, string attribute, Place place) => (type, attribute) switch
    {
        ("AWS::S3::Bucket", "DomainName") => $"{name}.s3.amazonaws.com",
        ("AWS::S3::Bucket", "RegionalDomainName") => $"{name}.s3.{place.RegionText}.amazonaws.com",
        ("AWS::ECR::Repository", "RepositoryUri") => $"{place.AccountText}.dkr.ecr.{place.RegionText}.amazonaws.com/{name}",
        ("AWS::CodeCommit::Repository", "CloneUrlHttp") => $"https://git-codecommit.{place.RegionText}.amazonaws.com/v1/repos/{name}",
        _ => null,
    };
}
