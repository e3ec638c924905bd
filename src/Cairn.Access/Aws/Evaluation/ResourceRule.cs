using Cairn.Access.Aws.Conditions;
using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>The resource element: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_resource.html</summary>
internal static class ResourceRule
{
    public static Condition Match(Statement statement, Question question, PolicyLayers layer)
    {
        if (statement.Resources is not { } resources)
        {
            // A trust policy has no resource element; an identity policy without one is malformed.
            return Condition.Of(layer == PolicyLayers.Resource || (statement.IsDeny && statement.Malformed is not null));
        }
        if (statement.Malformed is not null && resources.Length == 0)
            return Condition.Always;
        if (statement.IsNotResource && Array.Exists(resources, resource => !IsUsable(resource, question, layer)))
            return Condition.Never;
        if (question.TakesNoResource)
            return WithoutResource(statement, resources);
        return question.ResourcePattern is { } pattern
            ? OnPattern(statement, resources, pattern, question, layer)
            : OnName(statement, resources, question, layer);
    }

    // An ARN that stops short, or has a variable without value, is an error; an error is not turned into a match by NotResource.
    // A resource or endpoint policy takes one without a wildcard for a name that nothing has.
    private static bool IsUsable(StatementResource resource, Question question, PolicyLayers layer)
        => resource.Text.HasVariables ? resource.Text.Fill(question, out _) is not null
            : resource.Pattern.Length >= 6 || (layer is PolicyLayers.Resource or PolicyLayers.Endpoint && resource.Pattern.Whole.IsExact);

    // Only a statement about everything speaks of an action that takes no resource; NotResource leaves everything but some ARNs.
    private static Condition WithoutResource(Statement statement, StatementResource[] resources)
    {
        var hasEverything = resources.Any(resource => resource.Pattern.IsEverything);
        return Condition.Of(hasEverything != statement.IsNotResource);
    }

    private static Condition OnName(Statement statement, StatementResource[] resources, Question question, PolicyLayers layer)
    {
        var result = Condition.Never;
        foreach (var resource in resources)
        {
            result |= resource.Text.HasVariables
                ? OnVariables(resource, question, layer)
                : Condition.Of(resource.Pattern.For(layer)?.Matches(question.Resource) ?? false);
            if (result.IsAlways)
                break;
        }
        return statement.IsNotResource ? !result : result;
    }

    private static Condition OnVariables(StatementResource resource, Question question, PolicyLayers layer)
    {
        if (resource.Text.Fill(question, out var unknown) is not { } filled)
            return Condition.Never;
        var pattern = ResourcePattern.OfEncoded(resource.Text.Text, filled).For(layer);
        if (pattern is null || !pattern.Matches(question.Resource))
            return Condition.Never;
        return unknown is null ? Condition.Always : Condition.OfTest(KeyNames.Of(unknown), "MakesMatch", [resource.Text.Text, question.Resource]);
    }

    // For a pattern, "may" is enough to allow and "must" is needed to deny.
    private static Condition OnPattern(Statement statement, StatementResource[] resources, ResourcePattern request, Question question, PolicyLayers layer)
    {
        var best = ResourceMatch.None;
        var open = Condition.Never;
        foreach (var resource in resources)
        {
            var filled = resource.Pattern;
            string? unknown = null;
            if (resource.Text.HasVariables)
            {
                if (resource.Text.Fill(question, out unknown) is not { } text)
                    continue;
                filled = ResourcePattern.OfEncoded(resource.Text.Text, text);
            }
            var match = filled.For(layer)?.MatchPattern(request) ?? ResourceMatch.None;
            if (unknown is not null && match != ResourceMatch.None)
                open |= Condition.OfTest(KeyNames.Of(unknown), "MakesMatch", [resource.Text.Text, question.Resource]);
            else if (match > best)
                best = match;
        }
        var wanted = statement.IsDeny != statement.IsNotResource ? ResourceMatch.Whole : ResourceMatch.Partly;
        var result = best >= wanted ? Condition.Always : open;
        return statement.IsNotResource ? !result : result;
    }
}
