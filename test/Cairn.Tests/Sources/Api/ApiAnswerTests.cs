using Cairn.Providers.Records;
using Cairn.Sources;
using Record = Cairn.Providers.Records.Record;

namespace Cairn.Tests.Sources.Api;

/// <summary>Saved answers of the AWS API are told by their path or content, and put together like those of a live account.</summary>
public sealed class ApiAnswerTests : IDisposable
{
    private const string Instances = """{"Reservations":[{"Instances":[{"InstanceId":"i-1"}]}]}""";

    private readonly Texts _texts = new();

    public void Dispose() => _texts.Dispose();

    [Theory]
    [InlineData("ec2-describe-instances.json", null, null)]
    [InlineData("ec2_describe-instances.us-east-1.json", null, "us-east-1")]
    [InlineData("ec2.DescribeInstances_1.json", null, null)]
    [InlineData("describe-instances.json", null, null)]
    [InlineData("ec2/describe-instances.json", null, null)]
    [InlineData("eu-west-1/ec2-describe-instances.json", null, "eu-west-1")]
    [InlineData("111122223333/eu-west-1/ec2/describe-instances.json", "111122223333", "eu-west-1")]
    [InlineData("eu-west-1/111122223333/ec2/describe_instances.json", "111122223333", "eu-west-1")]
    [InlineData("whatever.json", null, null)]
    public void Service_operation_account_and_region_come_from_the_path_or_the_content(string path, string? account, string? region)
    {
        _texts.Write(path, Instances);

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        var record = Assert.Single(collected.Records);
        Assert.Equal(("AWS::EC2::Instance", account, region), (record.Type, record.Account, record.Region));
        Assert.Contains("ec2:DescribeInstances", Assert.Single(collected.Sightings).Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("s3-get-bucket-policy/docs.json")]
    [InlineData("s3/get-bucket-policy/docs.json")]
    [InlineData("s3/get-bucket-policy__docs.json")]
    [InlineData("s3api/get-bucket-policy/docs.json")]
    public void An_answer_about_one_resource_completes_it(string path)
    {
        _texts.Write("s3/list-buckets.json", """{"Buckets":[{"Name":"docs"},{"Name":"other"}]}""");
        _texts.Write(path, """{"Policy":"{\"Statement\":[]}"}""");

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(["""{"Statement":[]}""", null], collected.Records.OrderBy(record => record.Data.GetProperty("Name").GetString(), StringComparer.Ordinal).Select(record => Field.Of(record.Data)["Policy"].Document));
    }

    [Fact]
    public void A_description_without_a_list_is_a_resource_too()
    {
        _texts.Write("sagemaker/describe-domain__d-1.json", """{"DomainArn":"arn:aws:sagemaker:us-east-1:111122223333:domain/d-1","DomainId":"d-1","DomainName":"studio"}""");
        _texts.Write("s3-get-bucket-policy/alone.json", """{"Policy":"{}"}""");

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(["AWS::S3::Bucket", "AWS::SageMaker::Domain"], collected.Records.Select(record => record.Type).Order(StringComparer.Ordinal));
        Assert.All(collected.Records, record => Assert.Equal("111122223333", record.Account));
    }

    [Fact]
    public void Encoded_names_of_files_are_read()
    {
        _texts.Write("sns-list-topics.json", """{"Topics":[{"TopicArn":"arn:aws:sns:us-east-1:111122223333:t"}]}""");
        _texts.Write("sns-get-topic-attributes/arn_3Aaws_3Asns_3Aus-east-1_3A111122223333_3At.json", """{"Attributes":{"TopicArn":"arn:aws:sns:us-east-1:111122223333:t","Policy":"{}"}}""");

        Assert.Equal("{}", Field.Of(Assert.Single(SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken).Records).Data)["Policy"].Text);
    }

    [Fact]
    public void All_of_an_accounts_identities_come_from_one_answer()
    {
        var collected = _texts.Read("auth.json",
            """
            {"UserDetailList":[{"UserName":"u","Arn":"arn:aws:iam::111122223333:user/u","GroupList":["g"]}],
             "GroupDetailList":[{"GroupName":"g","Arn":"arn:aws:iam::111122223333:group/g","AttachedManagedPolicies":[{"PolicyArn":"arn:aws:iam::111122223333:policy/p"}]}],
             "RoleDetailList":[{"RoleName":"r","Arn":"arn:aws:iam::111122223333:role/r","AssumeRolePolicyDocument":"%7B%22Statement%22%3A%5B%5D%7D","InstanceProfileList":[]}],
             "Policies":[{"PolicyName":"p","Arn":"arn:aws:iam::111122223333:policy/p","AttachmentCount":1,"PolicyVersionList":[{"VersionId":"v2","IsDefaultVersion":true,"Document":"%7B%22Statement%22%3A%5B%5D%7D"},{"VersionId":"v1","IsDefaultVersion":false,"Document":{"Statement":[]}}]}]}
            """);

        Assert.Equal(["AWS::IAM::Group", "AWS::IAM::ManagedPolicy", "AWS::IAM::Role", "AWS::IAM::User"], collected.Records.Select(record => record.Type).Order(StringComparer.Ordinal));
        Assert.All(collected.Records, record => Assert.Equal(("111122223333", (string?)null), (record.Account!, record.Region)));
        Assert.Equal("""{"Statement":[]}""", Field.Of(Find(collected, "AWS::IAM::Role").Data)["AssumeRolePolicyDocument"].Document);
        Assert.Equal("""{"Statement":[]}""", Field.Of(Find(collected, "AWS::IAM::ManagedPolicy").Data)["PolicyVersionList"].Items.First()["Document"].Document);
    }

    [Fact]
    public void Identities_that_were_saved_call_by_call_are_put_together()
    {
        _texts.Write("iam/list-roles.json", """{"Roles":[{"RoleName":"r","Arn":"arn:aws:iam::111122223333:role/r"}]}""");
        _texts.Write("iam/list-attached-role-policies__r.json", """{"AttachedPolicies":[{"PolicyName":"p","PolicyArn":"arn:aws:iam::aws:policy/AdministratorAccess"}]}""");
        _texts.Write("iam/get-role-policy__r.json", """{"RoleName":"r","PolicyName":"one","PolicyDocument":{"Statement":[]}}""");

        var role = Field.Of(Assert.Single(SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken).Records).Data);

        Assert.Equal("arn:aws:iam::aws:policy/AdministratorAccess", role["AttachedManagedPolicies"]["PolicyArn"].Text);
        Assert.Equal("one", role["RolePolicyList"]["PolicyName"].Text);
    }

    [Fact]
    public void An_answer_that_says_nothing_of_use_is_told_as_such_and_left()
    {
        _texts.Write("ec2-describe-regions.json", """{"Regions":[]}""");

        var collected = SourceReader.Read([_texts.Folder], cancellation: TestContext.Current.CancellationToken);

        Assert.Equal(("AWS API answer", false), (Assert.Single(collected.Sightings).Kind, collected.Sightings[0].IsRead));
        Assert.Equal(1, collected.Skipped);
    }

    private static Record Find(Collected collected, string type) => collected.Records.Single(record => record.Type == type);
}
