using Cairn.Hcl;
using Cairn.Hcl.Syntax;

namespace Cairn.Sources.TerraformCode;

/// <summary>Values of variables that the user names, and which of them nobody takes.</summary>
internal static class VariableFiles
{
    /// <summary>The files, each read once: one may be a pipe.</summary>
    public static IReadOnlyList<SourceText> Texts(ReadOptions options, Intake intake) =>
        intake.VariableFiles ??= [.. options.VariableFiles.Select(file => new SourceText(file, Text(file)))];

    /// <summary>
    /// As Terraform, a wrong name on the command line is a mistake, and one in a file only worth telling: the file may serve several
    /// configurations (https://developer.hashicorp.com/terraform/language/values/variables#values-for-undeclared-variables).
    /// </summary>
    public static void TellUnused(ReadOptions options, Intake intake)
    {
        if (options.SharesParameters)
            return;
        var declared = intake.Variables.Union(options.DeclaredElsewhere).ToHashSet(StringComparer.Ordinal);
        foreach (var name in options.Variables.Select(given => given.Split('=')[0]).Distinct(StringComparer.Ordinal).Where(name => !declared.Contains(name)))
            intake.Diagnostics.Add(new("variable-undeclared", $"no configuration that was read declares a variable `{name}`", "--var", Help(name, declared)));
        foreach (var attribute in Texts(options, intake).SelectMany(Names).Where(attribute => !declared.Contains(attribute.Name)))
            intake.Gaps.Add(new("variable-undeclared", attribute.Range.ToString(), $"a value is given to `{attribute.Name}`, but no configuration that was read declares such a variable; it was not used", Help(attribute.Name, declared)));
    }

    private static IEnumerable<BodyAttribute> Names(SourceText file) => HclParser.ParseVariables(file).Body.Attributes;

    private static string Text(string file)
    {
        using var reader = new StreamReader(Files.Content.Opened(file));
        return reader.ReadToEnd();
    }

    private static string Help(string name, HashSet<string> declared) => DeclaredNames.Help(name, declared, "nothing that was read is Terraform code with variables");
}
