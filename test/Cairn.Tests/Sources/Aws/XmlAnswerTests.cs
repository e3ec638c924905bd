using System.Text;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Tests.Sources.Aws;

/// <summary>XML answers read as the JSON of the service's model: lists stay lists, numbers and switches get their kind.</summary>
public sealed class XmlAnswerTests
{
    [Theory]
    [InlineData("ec2", "DescribeSecurityGroups",
        "<DescribeSecurityGroupsResponse xmlns='http://ec2.amazonaws.com/doc/2016-11-15/'><requestId>1</requestId><securityGroupInfo><item><groupId>sg-1</groupId><groupName>g</groupName><ipPermissions><item><ipProtocol>tcp</ipProtocol><fromPort>22</fromPort><toPort>22</toPort><ipRanges><item><cidrIp>0.0.0.0/0</cidrIp></item></ipRanges></item></ipPermissions><tagSet/></item></securityGroupInfo></DescribeSecurityGroupsResponse>",
        """{"SecurityGroups":[{"GroupId":"sg-1","GroupName":"g","IpPermissions":[{"IpProtocol":"tcp","FromPort":22,"ToPort":22,"IpRanges":[{"CidrIp":"0.0.0.0/0"}]}],"Tags":[]}]}""")]
    [InlineData("iam", "GetAccountAuthorizationDetails",
        "<GetAccountAuthorizationDetailsResponse><GetAccountAuthorizationDetailsResult><IsTruncated>false</IsTruncated><RoleDetailList><member><RoleName>r</RoleName><AssumeRolePolicyDocument>%7B%22Version%22%3A%222012-10-17%22%7D</AssumeRolePolicyDocument></member></RoleDetailList></GetAccountAuthorizationDetailsResult></GetAccountAuthorizationDetailsResponse>",
        """{"IsTruncated":false,"RoleDetailList":[{"RoleName":"r","AssumeRolePolicyDocument":"{\u0022Version\u0022:\u00222012-10-17\u0022}"}]}""")]
    [InlineData("sns", "GetTopicAttributes",
        "<GetTopicAttributesResponse><GetTopicAttributesResult><Attributes><entry><key>TopicArn</key><value>arn:x</value></entry></Attributes></GetTopicAttributesResult></GetTopicAttributesResponse>",
        """{"Attributes":{"TopicArn":"arn:x"}}""")]
    [InlineData("s3", "GetBucketAcl",
        "<AccessControlPolicy xmlns='http://s3.amazonaws.com/doc/2006-03-01/'><AccessControlList><Grant><Grantee xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:type='Group'><URI>http://x/AllUsers</URI></Grantee><Permission>READ</Permission></Grant></AccessControlList></AccessControlPolicy>",
        """{"Grants":[{"Grantee":{"Type":"Group","URI":"http://x/AllUsers"},"Permission":"READ"}]}""")]
    [InlineData("s3", "GetBucketNotificationConfiguration",
        "<NotificationConfiguration><CloudFunctionConfiguration><CloudFunction>arn:f</CloudFunction><Event>s3:ObjectCreated:*</Event></CloudFunctionConfiguration></NotificationConfiguration>",
        """{"LambdaFunctionConfigurations":[{"LambdaFunctionArn":"arn:f","Events":["s3:ObjectCreated:*"]}]}""")]
    [InlineData("s3", "GetBucketEncryption",
        "<ServerSideEncryptionConfiguration><Rule><ApplyServerSideEncryptionByDefault><SSEAlgorithm>aws:kms</SSEAlgorithm></ApplyServerSideEncryptionByDefault><BucketKeyEnabled>true</BucketKeyEnabled></Rule></ServerSideEncryptionConfiguration>",
        """{"ServerSideEncryptionConfiguration":{"Rules":[{"ApplyServerSideEncryptionByDefault":{"SSEAlgorithm":"aws:kms"},"BucketKeyEnabled":true}]}}""")]
    [InlineData("s3", "GetBucketPolicy", """{"Version":"2012-10-17"}""", """{"Policy":"{\u0022Version\u0022:\u00222012-10-17\u0022}"}""")]
    [InlineData("ecs", "ListClusters", """{"clusterArns":["cut \ud83d","whole \ud83d\ude00","text \\ud83d"]}""", """{"clusterArns":["cut \ufffd","whole \ud83d\ude00","text \\ud83d"]}""")]
    public void An_answer_reads_as_its_model_says(string service, string operation, string body, string expected)
    {
        var (serviceFacts, operationFacts) = AwsApis.All.Find(service, operation);

        var answer = Answers.Read(Encoding.UTF8.GetBytes(body), serviceFacts, operationFacts);

        Assert.Equal(expected, answer.GetRawText());
    }

    [Theory]
    [InlineData("<Response><Errors><Error><Code>UnauthorizedOperation</Code><Message>no</Message></Error></Errors></Response>", 403, null, "UnauthorizedOperation", FailureKind.Denied)]
    [InlineData("<ErrorResponse><Error><Type>Sender</Type><Code>Throttling</Code></Error></ErrorResponse>", 400, null, "Throttling", FailureKind.Throttled)]
    [InlineData("<Error><Code>SlowDown</Code></Error>", 503, null, "SlowDown", FailureKind.Throttled)]
    [InlineData("""{"__type":"com.amazon.coral#AccessDeniedException","message":"no"}""", 400, null, "AccessDeniedException", FailureKind.Denied)]
    [InlineData("""{"message":"no"}""", 404, "ResourceNotFoundException:http://internal", "ResourceNotFoundException", FailureKind.Refused)]
    [InlineData("<html>bad gateway", 502, null, "HTTP 502", FailureKind.Transient)]
    [InlineData("""{"__type":"ExpiredTokenException"}""", 403, null, "ExpiredTokenException", FailureKind.Expired)]
    [InlineData("<Error><Code>RequestTimeTooSkewed</Code></Error>", 403, null, "RequestTimeTooSkewed", FailureKind.Skewed)]
    public void An_error_says_what_kind_it_is(string body, int status, string? header, string code, object kind)
    {
        var failure = Failure.Of(status, header, Encoding.UTF8.GetBytes(body));

        Assert.Equal(code, failure.Code);
        Assert.Equal(kind, failure.Kind);
    }

    [Fact]
    public void A_document_type_is_refused()
    {
        var (service, operation) = AwsApis.All.Find("sns", "ListTopics");

        Assert.Throws<System.Xml.XmlException>(() => Answers.Read("<!DOCTYPE a [<!ENTITY x 'y'>]><a>&x;</a>"u8.ToArray(), service, operation));
    }
}
