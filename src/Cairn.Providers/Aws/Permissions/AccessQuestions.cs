using Cairn.Access;
using Cairn.Access.Aws;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>Puts permission questions to the engine with everything the estate knows.</summary>
internal sealed class AccessQuestions(AwsEnvironment environment) : IAnswerAccess
{
    public IReadOnlyList<string> Principals { get; } =
        [.. environment.Principals.Select(principal => principal.Arn).Where(arn => !arn.Contains(":user/member-of/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public AccessAnswer Can(string principal, string action, string resource, IReadOnlyDictionary<string, IReadOnlyList<string>> context)
    {
        var caller = AwsCaller.Parse(principal);
        var request = new AwsRequest(caller, action, resource) { Context = context, ResourceAccount = resource == "*" ? caller.Account : null };
        var verdict = AwsDecide.Decide(environment, request, trace: true);
        var residual = verdict.Residual is { IsAlways: false, IsNever: false } open ? open.Text : null;
        return new(principal, action, resource, Word(verdict.Decision), verdict.Decision == Decision.DeniedExplicitly, Words(verdict.Layer), residual, [.. verdict.Because.Select(Reason)]);
    }

    private static string Word(Decision decision) => decision switch
    {
        Decision.Allowed => "allowed",
        Decision.Conditional => "conditional",
        Decision.Unknown => "unknown",
        _ => "denied",
    };

    private static string Words(PolicyLayers layers) => layers == PolicyLayers.None
        ? "none"
        : string.Join(" and ", Enum.GetValues<PolicyLayers>().Where(layer => layer != PolicyLayers.None && layers.HasFlag(layer)).Select(Name));

    private static string Name(PolicyLayers layer) => layer switch
    {
        PolicyLayers.ServiceControl => "service control policy",
        PolicyLayers.ResourceControl => "resource control policy",
        PolicyLayers.PublicAccessBlock => "public access block",
        _ => layer.ToString().ToLowerInvariant(),
    };

    private static AccessReason Reason(Reason reason) => new(
        reason.Policy,
        reason.Statement,
        reason.Effect,
        reason.Applies is { IsAlways: false, IsNever: false } ? $"{reason.Why}, when {reason.Applies.Text}" : reason.Why,
        !reason.Applies.IsNever);
}
