using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation.Sam;

/// <summary>What events of both sorts of API have in common: which API they belong to and how its callers log in.</summary>
/// <param name="Kind">The name of the type in <c>AWS::Serverless::</c>, and under <c>Globals</c>.</param>
/// <param name="Field">Where an event names its API.</param>
/// <param name="Implicit">The API that is made for all events that name none.</param>
/// <param name="Expand">Writes an API out.</param>
internal sealed record SamApi(string Kind, string Field, string Implicit, Action<Expansion, string, Node> Expand)
{
    /// <summary>The API of an event, written out if it is the implicit one and not there yet; null where another stack holds it.</summary>
    public string? Of(Expansion expansion, Trigger trigger)
    {
        var at = trigger.At;
        var api = trigger.Properties[Field] is { } given ? given.TextOf("Ref") : Implicit;
        if (api is null)
            expansion.Gap($"the API of the event `{trigger.Item.Name}` is in another stack", at);
        else if (expansion.Find(api) is null)
            Expand(expansion, api, GlobalSettings.Applied(expansion.Template, Make.Map(at, ("Type", Make.Text(ServerlessTemplate.Prefix + Kind, at)), ("Properties", Make.Map(at, ("Name", Make.Ref("AWS::StackName", at)))))));
        return api;
    }

    /// <summary>The properties of an API with what <c>Globals</c> adds.</summary>
    public Node? Settings(Expansion expansion, string api) => expansion.Template.Resources[api] is { } declared
        ? GlobalSettings.Applied(expansion.Template, declared)["Properties"]
        : expansion.Template.Root["Globals"]?[Kind];

    /// <summary>How a caller shows who it is: by the event's own word, else by the API's.</summary>
    public (string Kind, Node? Authorizer) Login(Expansion expansion, string api, Node? own, Mark at, Func<Node?, string> kindOf)
    {
        var settings = Settings(expansion, api)?["Auth"];
        var name = own?.TextOf("Authorizer") ?? settings?.TextOf("DefaultAuthorizer") ?? "NONE";
        return name is "NONE" or "AWS_IAM" ? (name, null) : (kindOf(settings?["Authorizers"]?[name]), Make.Ref($"{api}{name}Authorizer", at));
    }
}
