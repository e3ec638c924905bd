using Cairn.Graph;
using Cairn.Providers.Aws.Locations;
using Cairn.Providers.Estates;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;

namespace Cairn.Providers.Aws.Bedrock;

/// <summary>What an agent's action group lets it do; agents and separate action group records describe it alike.</summary>
internal static class ActionGroups
{
    public static void Describe(Mapped mapped, Place agent, string key, Field group)
    {
        var tool = mapped.Add(key, "AgentTool", "AwsBedrockAgentActionGroup");
        mapped.Set(tool, "name", group["ActionGroupName"].Text ?? key[(key.LastIndexOf('/') + 1)..]);
        State(mapped, agent, tool, group);
    }

    public static void State(Mapped mapped, Place agent, Place tool, Field group)
    {
        var state = group["ActionGroupState"];
        mapped.Set(tool, "enabled", state.Text is null or "ENABLED");
        var functions = group["FunctionSchema"]["Functions"] is { IsAbsent: false } direct ? direct : group["FunctionSchema"]["MemberFunctions"]["Functions"];
        var executor = group["ActionGroupExecutor"];
        var approval = Approval(executor, functions);
        mapped.Set(tool, "approval", approval);
        mapped.Set(tool, "functions", Value.List(functions.Items.Select(function => function["Name"].Text).OfType<string>().Select(name => (Value)name)));
        mapped.Edge(agent, EdgeKinds.UsesTool, tool, state.IsAbsent ? group : state, null, ("approval", approval));
        Execute(mapped, tool, executor);
        var schema = group["ApiSchema"]["S3"];
        S3Location.Link(mapped, tool, EdgeKinds.DefinedIn, schema["S3BucketName"], schema["S3ObjectKey"]);
        Signature(mapped, tool, group["ParentActionGroupSignature", "ParentActionSignature"]);
    }

    private static void Execute(Mapped mapped, Place tool, Field executor)
    {
        var function = executor["Lambda"];
        if (function.IsUnknown && function.Reference is null)
            mapped.Gap("reference-unknown", mapped.Self, "the function behind the action group is not known until it is applied");
        if (Mapped.NameIn(function) is { } name)
            mapped.Edge(tool, EdgeKinds.ImplementedBy, mapped.Named(name, "Function"), function);
        if (executor["CustomControl"].Text is { } control)
            mapped.Set(tool, "control", control);
    }

    // https://docs.aws.amazon.com/bedrock/latest/userguide/agents-userconfirmation.html
    private static string Approval(Field executor, Field functions)
    {
        // The calling application decides what it does with a returned call.
        if (executor["CustomControl"].Text == "RETURN_CONTROL")
            return "application";
        var asked = functions.Items.Select(function => function["RequireConfirmation"].Text == "ENABLED").ToList();
        return asked.Count == 0 || !asked.Contains(true) ? "none" : asked.Contains(false) ? "some" : "user";
    }

    private static void Signature(Mapped mapped, Place tool, Field signature)
    {
        if (signature.Text is not { } text)
            return;
        mapped.Set(tool, "signature", text);
        mapped.Set(tool, "runsCode", text is "AMAZON.CodeInterpreter" or "ANTHROPIC.Bash" or "ANTHROPIC.Computer");
    }
}
