using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>One entry under a function's <c>Events</c>.</summary>
internal readonly record struct Trigger(string Function, Node Resource, Member Item)
{
    public Node Properties => Item.Value["Properties"] ?? Node.Map([], Item.At);

    public Mark At => Item.At;

    public string Name => $"{Function}{Item.Name}";
}

/// <summary>
/// Writes out what calls a function:
/// https://docs.aws.amazon.com/serverless-application-model/latest/developerguide/sam-property-function-eventsource.html
/// </summary>
internal static class Events
{
    private static readonly Dictionary<string, string> Polled = new(StringComparer.Ordinal)
    {
        ["SQS"] = "Queue",
        ["Kinesis"] = "Stream",
        ["DynamoDB"] = "Stream",
        ["MSK"] = "Stream",
        ["MQ"] = "Broker",
        ["DocumentDB"] = "Cluster",
    };

    public static void Add(Expansion expansion, Trigger trigger)
    {
        var type = trigger.Item.Value.TextOf("Type") ?? "";
        if (Polled.TryGetValue(type, out var source))
        {
            Poll(expansion, trigger, trigger.Properties[source]);
            return;
        }

        switch (type)
        {
            case "Api":
                RestApis.Route(expansion, trigger);
                break;
            case "HttpApi":
                HttpApis.Route(expansion, trigger);
                break;
            case "S3":
                Bucket(expansion, trigger);
                break;
            case "SNS":
                Topic(expansion, trigger);
                break;
            case "Schedule" or "CloudWatchEvent" or "EventBridgeRule":
                Rule(expansion, trigger);
                break;
            case "ScheduleV2":
                Schedule(expansion, trigger);
                break;
            case "CloudWatchLogs":
                Permit(expansion, trigger, "logs.amazonaws.com", null);
                break;
            case "Cognito":
                Permit(expansion, trigger, "cognito-idp.amazonaws.com", null);
                break;
            case "IoTRule":
                Permit(expansion, trigger, "iot.amazonaws.com", null);
                break;
            case "AlexaSkill":
                Permit(expansion, trigger, "alexa-appkit.amazon.com", null);
                break;
            default:
                expansion.Gap($"the event `{trigger.Item.Name}` of `{trigger.Function}` is of the type `{type}`, which is not read", trigger.At);
                break;
        }
    }

    /// <summary>The statement by which a service may call the function.</summary>
    public static void Permit(Expansion expansion, Trigger trigger, string service, Node? sourceArn, Node? sourceAccount = null) =>
        expansion.Add($"{trigger.Name}Permission", Make.Resource("AWS::Lambda::Permission", trigger.Resource, Make.Map(
            trigger.At,
            ("Action", Make.Text("lambda:InvokeFunction", trigger.At)),
            ("FunctionName", Make.Ref(trigger.Function, trigger.At)),
            ("Principal", Make.Text(service, trigger.At)),
            ("SourceArn", sourceArn),
            ("SourceAccount", sourceAccount))));

    private static void Poll(Expansion expansion, Trigger trigger, Node? source) =>
        expansion.Add(trigger.Name, Make.Resource("AWS::Lambda::EventSourceMapping", trigger.Resource, Node.Map(
            [.. Make.Without(trigger.Properties, "Queue", "Stream", "Broker", "Cluster"), .. Make.Map(trigger.At, ("EventSourceArn", source), ("FunctionName", Make.Ref(trigger.Function, trigger.At))).Members],
            trigger.At)));

    /// <summary>The bucket that is named here tells the function itself, so that its own declaration gets the entry.</summary>
    private static void Bucket(Expansion expansion, Trigger trigger)
    {
        var name = trigger.Properties["Bucket"]?.TextOf("Ref");
        var events = trigger.Properties["Events"];
        Permit(expansion, trigger, "s3.amazonaws.com", null, Make.Ref("AWS::AccountId", trigger.At));
        if (name is null || expansion.Find(name) is not { } bucket)
        {
            expansion.Gap($"the bucket of the event `{trigger.Item.Name}` is not declared in this template", trigger.At);
            return;
        }

        var entries = (events is null ? [] : events.IsList ? events.Items : [events]).Select(one => Make.Map(
            trigger.At, ("Event", one), ("Filter", trigger.Properties["Filter"]), ("Function", Make.Arn(trigger.Function, trigger.At))));
        var properties = bucket["Properties"];
        var notification = properties?["NotificationConfiguration"];
        var all = Make.List(trigger.At, [.. notification?["LambdaConfigurations"]?.Items ?? [], .. entries]);
        var written = Node.Map([.. Make.Without(notification, "LambdaConfigurations"), new("LambdaConfigurations", all, trigger.At)], trigger.At);
        expansion.Add(name, Node.Map(
            [.. Make.Without(bucket, "Properties"), new("Properties", Node.Map([.. Make.Without(properties, "NotificationConfiguration"), new("NotificationConfiguration", written, trigger.At)], trigger.At), trigger.At)],
            bucket.At));
    }

    private static void Topic(Expansion expansion, Trigger trigger)
    {
        var topic = trigger.Properties["Topic"];
        expansion.Add(trigger.Name, Make.Resource("AWS::SNS::Subscription", trigger.Resource, Make.Map(
            trigger.At,
            ("TopicArn", topic),
            ("Protocol", Make.Text("lambda", trigger.At)),
            ("Endpoint", Make.Arn(trigger.Function, trigger.At)),
            ("FilterPolicy", trigger.Properties["FilterPolicy"]))));
        Permit(expansion, trigger, "sns.amazonaws.com", topic);
    }

    private static void Rule(Expansion expansion, Trigger trigger)
    {
        expansion.Add(trigger.Name, Make.Resource("AWS::Events::Rule", trigger.Resource, Make.Map(
            trigger.At,
            ("Name", trigger.Properties["Name"]),
            ("ScheduleExpression", trigger.Properties["Schedule"]),
            ("EventPattern", trigger.Properties["Pattern"]),
            ("EventBusName", trigger.Properties["EventBusName"]),
            ("State", trigger.Properties["State"]),
            ("Targets", Make.List(trigger.At, Make.Map(
                trigger.At,
                ("Arn", Make.Arn(trigger.Function, trigger.At)),
                ("Id", Make.Text($"{trigger.Name}LambdaTarget", trigger.At)),
                ("Input", trigger.Properties["Input"])))))));
        Permit(expansion, trigger, "events.amazonaws.com", Make.Arn(trigger.Name, trigger.At));
    }

    private static void Schedule(Expansion expansion, Trigger trigger)
    {
        expansion.Add($"{trigger.Name}Role", Make.Resource("AWS::IAM::Role", trigger.Resource, Make.Map(
            trigger.At,
            ("AssumeRolePolicyDocument", Make.Trust("scheduler.amazonaws.com", trigger.At)),
            ("Policies", Make.List(trigger.At, Make.Policy($"{trigger.Name}LambdaPolicy", Allow("lambda:InvokeFunction", Make.Arn(trigger.Function, trigger.At), trigger.At), trigger.At))))));
        expansion.Add(trigger.Name, Make.Resource("AWS::Scheduler::Schedule", trigger.Resource, Make.Map(
            trigger.At,
            ("Name", trigger.Properties["Name"]),
            ("ScheduleExpression", trigger.Properties["ScheduleExpression"]),
            ("State", trigger.Properties["State"]),
            ("Target", Make.Map(
                trigger.At,
                ("Arn", Make.Arn(trigger.Function, trigger.At)),
                ("RoleArn", trigger.Properties["RoleArn"] ?? Make.Arn($"{trigger.Name}Role", trigger.At)),
                ("Input", trigger.Properties["Input"]))))));
    }

    public static Node Allow(string action, Node resource, Mark at) => Make.Map(
        at,
        ("Version", Make.Text("2012-10-17", at)),
        ("Statement", Make.List(at, Make.Map(at, ("Effect", Make.Text("Allow", at)), ("Action", Make.Text(action, at)), ("Resource", resource)))));
}
