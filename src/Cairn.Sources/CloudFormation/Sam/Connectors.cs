using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>
/// Writes a connector out as the policy it gives to its source, for the common pairs:
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/reference-sam-connector.html
/// </summary>
internal static class Connectors
{
    private static readonly Dictionary<string, (string[] Read, string[] Write, bool Objects)> Actions = new(StringComparer.Ordinal)
    {
        ["AWS::DynamoDB::Table"] = (["dynamodb:GetItem", "dynamodb:Query", "dynamodb:Scan", "dynamodb:BatchGetItem", "dynamodb:ConditionCheckItem", "dynamodb:PartiQLSelect"], ["dynamodb:PutItem", "dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem", "dynamodb:PartiQLDelete", "dynamodb:PartiQLInsert", "dynamodb:PartiQLUpdate"], false),
        ["AWS::S3::Bucket"] = (["s3:GetObject", "s3:GetObjectAcl", "s3:GetObjectLegalHold", "s3:GetObjectRetention", "s3:GetObjectTorrent", "s3:GetObjectVersion", "s3:ListBucket", "s3:ListBucketMultipartUploads", "s3:ListBucketVersions", "s3:ListMultipartUploadParts"], ["s3:AbortMultipartUpload", "s3:DeleteObject", "s3:DeleteObjectVersion", "s3:PutObject", "s3:PutObjectLegalHold", "s3:PutObjectRetention", "s3:RestoreObject"], true),
        ["AWS::SQS::Queue"] = (["sqs:ReceiveMessage", "sqs:GetQueueAttributes"], ["sqs:DeleteMessage", "sqs:SendMessage", "sqs:ChangeMessageVisibility", "sqs:PurgeQueue"], false),
        ["AWS::SNS::Topic"] = ([], ["sns:Publish"], false),
        ["AWS::Lambda::Function"] = ([], ["lambda:InvokeAsync", "lambda:InvokeFunction"], false),
        ["AWS::StepFunctions::StateMachine"] = (["states:DescribeStateMachine", "states:ListExecutions"], ["states:StartExecution", "states:StartSyncExecution"], false),
        ["AWS::Events::EventBus"] = ([], ["events:PutEvents"], false),
    };

    public static void Embedded(Expansion expansion, Member owner)
    {
        foreach (var connector in owner.Value["Connectors"]!.Members)
            Expand(expansion, $"{owner.Name}{connector.Name}", connector.Value, owner.Name);
    }

    public static void Expand(Expansion expansion, string name, Node connector, string? source)
    {
        var properties = connector["Properties"];
        var destinations = properties?["Destination"] is { } one ? one.IsList ? one.Items : [one] : [];
        var wanted = (properties?["Permissions"]?.Items ?? []).Select(item => item.Text).ToList();
        foreach (var (destination, index) in destinations.Select((destination, index) => (destination, index)))
            Give(expansion, destinations.Count == 1 ? name : $"{name}{index}", connector, source, destination.TextOf("Id"), wanted);
    }

    private static void Give(Expansion expansion, string name, Node connector, string? source, string? destination, List<string> wanted)
    {
        var roleName = RoleOf(expansion, source);
        var type = destination is null ? null : expansion.Find(destination)?.TextOf("Type");
        if (roleName is null || type is null || !Actions.TryGetValue(type, out var known))
        {
            expansion.Gap($"the connector `{name}` is between resources for which its permissions are not known", connector.At);
            return;
        }

        var at = connector.At;
        var actions = (wanted.Contains("Read") ? known.Read : []).Concat(wanted.Contains("Write") ? known.Write : []).Select(action => Make.Text(action, at));
        var arn = type == "AWS::SNS::Topic" || type == "AWS::StepFunctions::StateMachine" ? Make.Ref(destination!, at) : Make.Arn(destination!, at);
        expansion.Add($"{name}Policy", Make.Resource("AWS::IAM::ManagedPolicy", connector, Make.Map(
            at,
            ("PolicyDocument", Make.Map(
                at,
                ("Version", Make.Text("2012-10-17", at)),
                ("Statement", Make.List(at, Make.Map(
                    at,
                    ("Effect", Make.Text("Allow", at)),
                    ("Action", Make.List(at, actions)),
                    ("Resource", known.Objects ? Make.List(at, arn, Make.Sub($"${{{destination}.Arn}}/*", at)) : arn)))))),
            ("Roles", Make.List(at, Make.Ref(roleName, at))))));
    }

    /// <summary>The role of a function or state machine, where this template declares it.</summary>
    private static string? RoleOf(Expansion expansion, string? source)
    {
        var properties = source is null ? null : expansion.Find(source)?["Properties"];
        return (properties?["Role"] ?? properties?["RoleArn"])?["Fn::GetAtt"] switch
        {
            { IsScalar: true } written => written.Text.Split('.')[0],
            { IsList: true, Items: [var name, ..] } => name.Text,
            _ => null,
        };
    }
}
