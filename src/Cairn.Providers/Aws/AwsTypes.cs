using Cairn.Providers.Mapping;

namespace Cairn.Providers.Aws;

/// <summary>Every AWS resource type that Cairn models, sorted by its native name.</summary>
internal static class AwsTypes
{
    public static readonly IReadOnlyList<ResourceType> All =
    [
        Iam.AccessKey.Type,
        Iam.Group.Type,
        Iam.GroupPolicy.Type,
        Iam.InstanceProfile.Type,
        Iam.ManagedPolicy.Type,
        Iam.OidcProvider.Type,
        Iam.InlinePolicy.Type,
        Iam.Role.Type,
        Iam.RolePolicy.Type,
        Iam.SamlProvider.Type,
        Iam.ServiceLinkedRole.Type,
        Iam.User.Type,
        Iam.UserPolicy.Type,
        Iam.GroupMembership.Type,
        Organizations.OrganizationAccount.Type,
        Organizations.Organization.Type,
        Organizations.OrganizationalUnit.Type,
        Organizations.ControlPolicy.Type,
        S3.AccessPoint.Type,
        S3.AccessPointPolicy.Type,
        S3.AccountPublicAccessBlock.Type,
        S3.Bucket.Type,
        S3.BucketPolicy.Type,
        S3.DataObject.Type,
        S3.DirectoryBucket.Type,
        Sso.Assignment.Type,
        Sso.PermissionSet.Type,
        Iam.GroupPolicyAttachment.Type,
        Iam.PolicyAttachment.Type,
        Iam.RolePolicyAttachment.Type,
        Iam.UserGroupMembership.Type,
        Iam.LoginProfile.Type,
        Iam.UserPolicyAttachment.Type,
        Organizations.ControlPolicyAttachment.Type,
        S3.BucketAcl.Type,
        S3.BucketLogging.Type,
        S3.BucketNotification.Type,
        S3.BucketObjectLock.Type,
        S3.BucketOwnershipControls.Type,
        S3.BucketPublicAccessBlock.Type,
        S3.BucketReplication.Type,
        S3.BucketEncryption.Type,
        S3.BucketVersioning.Type,
        S3.BucketWebsite.Type,
        Sso.PermissionSetPolicy.Type,
        .. SilentTypes.All,
    ];
}
