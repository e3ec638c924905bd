using System.Collections.Frozen;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>Request keys that the caller sets as it likes; a condition on one stops nobody.</summary>
internal static class FreeKeys
{
    private static readonly FrozenSet<string> Names = new[]
    {
        "aws:securetransport", "aws:useragent", "aws:referer", "aws:tagkeys", "aws:requestedregion", "aws:calledvia", "aws:calledviafirst", "aws:calledvialast",
        "s3:prefix", "s3:delimiter", "s3:max-keys", "s3:tlsversion", "s3:authtype", "s3:signatureage", "s3:signatureversion", "s3:versionid", "s3:locationconstraint",
        "s3:requestobjecttagkeys", "s3:object-lock-mode", "s3:object-lock-remaining-retention-days", "s3:object-lock-retain-until-date", "s3:object-lock-legal-hold",
        "sts:rolesessionname", "sts:sourceidentity", "sts:transitivetagkeys", "sts:durationseconds",
        "ec2:instancetype", "ec2:imageid", "ec2:metadatahttptokens", "ec2:metadatahttpendpoint", "ec2:metadatahttpputresponsehoplimit", "ec2:ebsoptimized", "ec2:encrypted",
        "ec2:volumetype", "ec2:volumesize", "ec2:volumeiops", "ec2:tenancy", "ec2:associatepublicipaddress", "ec2:instancemarkettype", "ec2:keypairname", "ec2:subnet", "ec2:vpc",
        "ec2:availabilityzone", "ec2:islaunchtemplateresource", "ec2:launchtemplate", "ec2:instanceprofile",
        "iam:awsservicename", "iam:policyarn", "iam:permissionsboundary", "iam:associatedresourcearn", "iam:organizationspolicyid",
        "kms:grantoperations", "kms:grantisforawsresource", "kms:encryptionalgorithm", "kms:encryptioncontextkeys", "kms:granteeprincipal",
        "lambda:functionurlauthtype", "lambda:layer", "lambda:vpcids", "lambda:subnetids", "lambda:securitygroupids", "lambda:principal", "lambda:eventsourcetoken",
        "dynamodb:select", "dynamodb:attributes", "dynamodb:leadingkeys", "dynamodb:returnvalues", "dynamodb:fulltablescan",
        "secretsmanager:versionid", "secretsmanager:versionstage", "secretsmanager:name", "secretsmanager:recoverywindowindays", "secretsmanager:forcedeletewithoutrecovery",
        "ssm:documentcategories", "ssm:recursive", "ssm:overwrite", "ssm:sessiondocumentaccesscheck",
        "ecs:cluster", "ecs:task-cpu", "ecs:task-memory", "ecs:enable-execute-command", "ecs:task-definition", "ecs:capacity-provider",
        "codebuild:projectarn", "cloudformation:templateurl", "cloudformation:rolearn", "cloudformation:stackpolicyurl", "cloudformation:changesetname", "cloudformation:resourcetypes",
        "bedrock:guardrailidentifier", "bedrock:inferenceprofilearn", "bedrock:promptroutertarget", "bedrock:servicetier", "bedrock:inlineagentname",
        "sagemaker:instancetypes", "sagemaker:directinternetaccess", "sagemaker:rootaccess", "sagemaker:volumekmskey", "sagemaker:outputkmskey", "sagemaker:vpcsubnets",
        "sagemaker:vpcsecuritygroupids", "sagemaker:networkisolation", "sagemaker:acceleratortypes", "sagemaker:modelarn", "sagemaker:targetmodel", "sagemaker:modelapprovalstatus",
        "sagemaker:intercontainertrafficencryption", "sagemaker:maxruntimeinseconds", "sagemaker:filesystemid", "sagemaker:minimuminstancemetadataserviceversion",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private static readonly string[] Prefixes = ["aws:RequestTag/", "s3:x-amz-", "s3:RequestObjectTag/", "kms:EncryptionContext:"];

    /// <summary>True if whoever sends the request chooses the key's value.</summary>
    public static bool Contains(string key)
        => Names.Contains(key) || Prefixes.Any(prefix => key.StartsWith(prefix, StringComparison.OrdinalIgnoreCase));
}
