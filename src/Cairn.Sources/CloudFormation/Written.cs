using System.Text.Json.Nodes;
using Cairn.Providers.Aws;
using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>Writes a resource's properties as its record holds them.</summary>
internal static class Written
{
    /// <summary>A permission is a statement of a policy, written as a resource: what it names must be told as text.</summary>
    private static readonly HashSet<string> Statements = ["AWS::Lambda::Permission", "AWS::Lambda::LayerVersionPermission", "AWS::Events::EventBusPolicy"];

    public static JsonNode? Properties(Stack stack, Declared declared, Node properties)
    {
        if (properties.Members is [var only] && Functions.Find(only.Name) is not null)
            return stack.Expressions.Evaluate(properties, asText: false);
        var names = NamesOf(declared.Type);
        var written = new JsonObject();
        foreach (var member in Loops.Unrolled(stack, properties))
        {
            var value = stack.Expressions.Evaluate(member.Value, names.Contains(member.Name) || Statements.Contains(declared.Type));
            if (!ReferenceEquals(value, Symbol.NoValue))
                written[member.Name] = value;
        }

        if (declared.Type == "AWS::StepFunctions::StateMachine")
            Substitute(written);
        return written;
    }

    /// <summary>Properties that name the resource: a symbol there is a name too, by which others find it.</summary>
    private static HashSet<string> NamesOf(string type) =>
        AwsIdentity.TypeOf(type) is { } declaration ? [.. declaration.Names.SelectMany(path => path.Split('|'))] : [];

    /// <summary>
    /// https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/aws-resource-stepfunctions-statemachine.html:
    /// <c>${key}</c> in the definition stands for what the substitutions say.
    /// </summary>
    private static void Substitute(JsonObject machine)
    {
        if (machine["DefinitionSubstitutions"] is not JsonObject substitutions || (machine["DefinitionString"] ?? machine["Definition"]) is not { } definition || Symbol.IsUnknown(definition))
            return;
        var text = definition is JsonValue scalar ? Symbol.KnownTextOf(scalar)! : definition.ToJsonString();
        foreach (var (name, value) in substitutions)
        {
            if (Symbol.TextOf(value) is { } told && text.Length < Run.MaxText)
                text = text.Replace($"${{{name}}}", told, StringComparison.Ordinal);
        }

        machine["DefinitionString"] = text;
    }
}
