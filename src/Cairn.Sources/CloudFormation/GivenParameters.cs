namespace Cairn.Sources.CloudFormation;

/// <summary>Tells of values for parameters that no template declares; CloudFormation refuses them too.</summary>
internal static class GivenParameters
{
    public static void Check(IReadOnlyCollection<Stack> stacks, ReadOptions options, Intake intake)
    {
        intake.DeclaredParameters.UnionWith(stacks.SelectMany(stack => stack.Template.Parameters.Members.Select(member => member.Name).SelectMany(name => new[] { name, $"{stack.Name}.{name}" })));
        if (options.Parameters.Count == 0 || options.SharesParameters)
            return;
        var declared = intake.DeclaredParameters.Union(options.DeclaredElsewhere).ToHashSet(StringComparer.Ordinal);
        foreach (var name in options.Parameters.Keys.Where(name => !declared.Contains(name)).Order(StringComparer.Ordinal))
            intake.Diagnostics.Add(new("parameter-undeclared", $"no template declares the parameter `{name}`", name, DeclaredNames.Help(name, declared, "no template with parameters was read; leave it out")));
    }
}
