using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>Writes a serverless state machine out: the machine, its role and what starts it.</summary>
internal static class StateMachines
{
    private static readonly string[] Own =
        ["Definition", "DefinitionUri", "Policies", "Events", "Role", "Tags", "Name", "Type", "Logging", "Tracing", "RolePath", "PermissionsBoundary", "PropagateTags", "AutoPublishAlias", "DeploymentPreference", "UseAliasAsEventTarget"];

    public static void Expand(Expansion expansion, string name, Node resource)
    {
        var properties = resource["Properties"] ?? Node.Map([], resource.At);
        if (properties["Role"] is null)
            Roles.Add(expansion, $"{name}Role", "states.amazonaws.com", resource, properties["Tracing"] is null ? [] : ["AWSXRayDaemonWriteAccess"]);
        if (properties["DefinitionUri"] is { IsScalar: true } uri)
            expansion.Gap($"the definition of `{name}` is in the file `{uri.Text}`, which was not read; what it calls is not known", uri.At);
        var members = Make.Without(properties, Own).ToList();
        members.AddRange(Make.Map(
            resource.At,
            ("StateMachineName", properties["Name"]),
            ("StateMachineType", properties["Type"]),
            ("RoleArn", properties["Role"] ?? Make.Arn($"{name}Role", resource.At)),
            ("DefinitionString", properties["Definition"] is { } definition ? Node.Call("Fn::ToJsonString", definition, definition.At) : null),
            ("LoggingConfiguration", properties["Logging"]),
            ("TracingConfiguration", properties["Tracing"]),
            ("Tags", Simple.Tags(properties["Tags"]))).Members);
        expansion.Add(name, Make.Resource("AWS::StepFunctions::StateMachine", resource, Node.Map(members, properties.At)));
        foreach (var item in properties["Events"]?.Members ?? [])
            StateMachineEvents.Add(expansion, name, resource, item);
    }
}
