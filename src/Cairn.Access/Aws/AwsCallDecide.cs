using Cairn.Access.Aws.Evaluation;
using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws;

/// <summary>Decides a call that AWS checks part by part: all must be allowed.</summary>
public static class AwsCallDecide
{
    /// <param name="environment">The estate.</param>
    /// <param name="call">The call.</param>
    /// <param name="request">Who asks, with what is known of the request; its action is left out of account, its resource is one of the parts or <c>*</c>.</param>
    /// <param name="given">The parts that are known, by name.</param>
    /// <param name="trace">Whether every statement's reason is wanted.</param>
    public static AwsCallAnswer Decide(AwsEnvironment environment, AwsCall call, AwsRequest request, IReadOnlyDictionary<string, string> given, bool trace = false)
    {
        var parts = Parts(call, request, given);
        var decided = new List<AwsCallPart>();
        foreach (var check in call.Checks)
        {
            if (ResourceOf(environment, check, parts) is not { } resource)
                continue;
            var caller = check.Caller is null ? request.Caller : AwsCaller.Parse(check.Caller);
            var asked = request with { Caller = caller, Action = check.Action, Resource = resource, Context = Context(check, request, parts), ResourceAccount = AccountOf(environment, resource, request) };
            decided.Add(new AwsCallPart(check.Part, check.Action, resource, caller, AwsDecide.Decide(environment, asked, trace)));
        }

        var verdict = decided.Aggregate(Evaluator.Allowed, (all, part) => Residuals.Both(all, part.Verdict));
        return new AwsCallAnswer(
            verdict with { Because = [.. decided.SelectMany(part => part.Verdict.Because).Distinct()] },
            decided,
            [.. call.Checks.Where(check => !parts.ContainsKey(check.Part) && (check.IsOptional || IsKeyUnknown(environment, check, parts))).Select(check => check.Part).Distinct()]);
    }

    /// <summary>The part of a call that a resource is; null if it is none.</summary>
    public static string? PartOf(AwsCall call, string resource)
        => call.Checks.FirstOrDefault(check => !check.Resource.StartsWith('{') && ResourcePattern.OfRequest(Anywhere(check.Resource)).Matches(resource))?.Part
            ?? (AccessPointArns.Of(resource) is not null ? call.Checks.FirstOrDefault(check => check.Resource.Contains(":s3:", StringComparison.Ordinal))?.Part : null);

    private static string Anywhere(string template)
        => template.Replace("{partition}", "*", StringComparison.Ordinal).Replace("{region}", "*", StringComparison.Ordinal).Replace("{account}", "*", StringComparison.Ordinal);

    // Given parts as they are; the others as any of their form, in the region and account of those given.
    private static Dictionary<string, string> Parts(AwsCall call, AwsRequest request, IReadOnlyDictionary<string, string> given)
    {
        var parts = new Dictionary<string, string>(given, StringComparer.OrdinalIgnoreCase);
        if (request.Resource != "*" && PartOf(call, request.Resource) is { } part)
            parts.TryAdd(part, request.Resource);
        var known = parts.Values.Select(value => Arn.TryParse(value, out var arn) ? arn : default).ToList();
        var partition = First(known.Select(arn => arn.Partition)) ?? (Arn.TryParse(request.Caller.Arn, out var own) ? own.Partition : "aws");
        var region = First(known.Select(arn => arn.Region)) ?? "*";
        var account = First(known.Where(arn => arn.Service != "iam").Select(arn => arn.Account)) ?? request.Caller.Account ?? "*";
        foreach (var check in call.Checks.Where(check => !check.IsOptional && !check.Resource.StartsWith('{')))
        {
            parts.TryAdd(check.Part, check.Resource
                .Replace("{partition}", partition, StringComparison.Ordinal)
                .Replace("{region}", region, StringComparison.Ordinal)
                .Replace("{account}", account, StringComparison.Ordinal));
        }

        return parts;
    }

    private static string? First(IEnumerable<string?> values) => values.FirstOrDefault(value => !string.IsNullOrEmpty(value) && !value.Contains('*', StringComparison.Ordinal));

    private static string? ResourceOf(AwsEnvironment environment, AwsCallCheck check, Dictionary<string, string> parts)
    {
        if (parts.TryGetValue(check.Part, out var named))
            return named;
        return EncryptedBy(check, parts) is { } arn && environment.FindResource(arn) is >= 0 and var index ? environment.Resources[index].EncryptionKeyArn : null;
    }

    // The part that a check's key encrypts; null for a check that is about no key.
    private static string? EncryptedBy(AwsCallCheck check, Dictionary<string, string> parts)
        => check.Resource.StartsWith('{') ? parts.GetValueOrDefault(check.Resource[1..check.Resource.IndexOf('.', StringComparison.Ordinal)]) : null;

    // What is no part of the estate may be encrypted or not; that its key was not asked about must be told.
    private static bool IsKeyUnknown(AwsEnvironment environment, AwsCallCheck check, Dictionary<string, string> parts)
        => EncryptedBy(check, parts) is { } arn && environment.FindResource(arn) < 0;

    // A key that the call settles is known where the part that settles it is one thing and not a form.
    private static Dictionary<string, IReadOnlyList<string>> Context(AwsCallCheck check, AwsRequest request, Dictionary<string, string> parts)
    {
        var context = new Dictionary<string, IReadOnlyList<string>>(request.Context, StringComparer.OrdinalIgnoreCase);
        foreach (var (key, template) in check.Context)
        {
            var value = template.StartsWith('{') ? parts.GetValueOrDefault(template[1..^1]) : template;
            if (value is not null && !value.Contains('*', StringComparison.Ordinal))
                context[key.ToLowerInvariant()] = [value];
        }

        return context;
    }

    private static string? AccountOf(AwsEnvironment environment, string resource, AwsRequest request)
        => environment.OwnerOf(resource, environment.FindResource(resource)) ?? (resource.Contains('*', StringComparison.Ordinal) ? request.Caller.Account : null);
}
