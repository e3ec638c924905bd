using Cairn.Access;
using Cairn.Access.Aws;
using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Permissions;

/// <summary>Puts permission questions to the engine with everything the estate knows.</summary>
internal sealed class AccessQuestions(AwsEnvironment environment, AwsCalls calls) : IAnswerAccess
{
    public IReadOnlyList<string> Principals { get; } =
        [.. environment.Principals.Select(principal => principal.Arn).Where(arn => !arn.Contains(":user/member-of/", StringComparison.Ordinal)).Order(StringComparer.Ordinal)];

    public IReadOnlyList<string> PartsOf(string action) => calls.Find(action) is { } call ? [.. call.Checks.Select(check => check.Part).Distinct()] : [];

    public AccessAnswer Can(string principal, string action, string resource, IReadOnlyDictionary<string, IReadOnlyList<string>> context, IReadOnlyDictionary<string, string>? parts = null)
    {
        var caller = AwsCaller.Parse(principal);
        var request = new AwsRequest(caller, action, resource) { Context = context, ResourceAccount = resource == "*" ? caller.Account : null };
        if (calls.Find(action) is { } call && (resource == "*" || parts is not null || AwsCallDecide.PartOf(call, resource) is not null))
            return OfCall(request, call, parts ?? new Dictionary<string, string>());
        return Answer(request, AwsDecide.Decide(environment, request, trace: true));
    }

    private AccessAnswer OfCall(AwsRequest request, AwsCall call, IReadOnlyDictionary<string, string> parts)
    {
        var answer = AwsCallDecide.Decide(environment, call, request, parts, trace: true);
        return Answer(request, answer.Verdict) with
        {
            Parts = [.. answer.Parts.Select(part => new AccessPart(part.Part, part.Caller.Arn, part.Action, part.Resource, Word(part.Verdict.Decision), Words(part.Verdict.Layer), Open(part.Verdict.Residual)))],
            NotAsked = answer.NotAsked,
        };
    }

    private static AccessAnswer Answer(AwsRequest request, Verdict verdict)
        => new(request.Caller.Arn, request.Action, request.Resource, Word(verdict.Decision), verdict.Decision == Decision.DeniedExplicitly, Words(verdict.Layer), Open(verdict.Residual), [.. verdict.Because.Select(Reason)])
        {
            Reads = verdict.Decision == Decision.Conditional ? verdict.Residual.Words : null,
            Choices = verdict.IsDenied ? null : Open(verdict.Choices),
            ChosenKeys = verdict.IsDenied ? [] : Residuals.KeysOf(verdict.Choices),
            Cut = verdict.Cut,
        };

    private static string? Open(Condition condition) => condition is { IsAlways: false, IsNever: false } ? condition.Text : null;

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
