using Cairn.Access.Aws;
using Cairn.Analysis.Knowledge;

namespace Cairn.Access.Tests.Permissions;

public sealed class AdministratorTests
{
    private const string Allow = """{"Effect": "Allow", "Action": "*", "Resource": "*"}""";

    private static readonly PermissionTable Table = new([.. PermissionFile.Read(Repository.Read("knowledge/permissions/aws.yaml")).Rows.Where(row => row.Edge == "IS_ADMIN_OF")]);

    [Theory]
    [InlineData(true, Allow)]
    [InlineData(true, """{"Effect": "Allow", "NotAction": "organizations:LeaveOrganization", "Resource": "*"}""")]
    [InlineData(true, Allow + "," + """{"Effect": "Deny", "Action": "s3:DeleteBucket", "Resource": "arn:aws:s3:::logs"}""")]
    [InlineData(false, """{"Effect": "Allow", "Action": "*", "Resource": "arn:aws:s3:::data/*"}""")]
    [InlineData(false, """{"Effect": "Allow", "Action": "iam:*", "Resource": "*"}""")]
    [InlineData(false, """{"Effect": "Allow", "NotAction": "iam:*", "Resource": "*"}""")]
    [InlineData(false, Allow + "," + """{"Effect": "Deny", "Action": "*", "Resource": "*"}""")]
    [InlineData(false, Allow + "," + """{"Effect": "Deny", "Action": "iam:*", "Resource": "*"}""")]
    public void An_administrator_may_do_everything_on_everything(bool expected, string statements)
    {
        var builder = new AwsEnvironmentBuilder();
        builder.Add(new AwsPrincipal("arn:aws:iam::111111111111:user/alice") { Policies = [PolicyDocument.Parse($$"""{"Version": "2012-10-17", "Statement": [{{statements}}]}""", "policy")] });
        builder.Add(new AwsResource("arn:aws:iam::111111111111:root") { Account = "111111111111", Kinds = ["Account"] });
        var isAdministrator = AwsReach.Compute(builder.Build(), Table).Edges(TestContext.Current.CancellationToken).Any(edge => edge.Caller == 0 && edge.Verdict.Decision == Decision.Allowed);
        Assert.Equal(expected, isAdministrator);
    }
}
