namespace Cairn.Sources.CloudFormation;

/// <summary>Tells of macros that rewrite a whole template in an account, so that what is read here may not be what is deployed.</summary>
internal static class Macros
{
    /// <summary>https://docs.aws.amazon.com/AWSCloudFormation/latest/TemplateReference/transform-reference.html: the first two are carried out here, the third adds no resource.</summary>
    private static readonly string[] Known = ["AWS::Serverless", "AWS::LanguageExtensions", "AWS::CodeDeployBlueGreen"];

    public static void Tell(Template template, Run run)
    {
        foreach (var name in template.Transforms.Where(name => name.Length > 0 && !Known.Any(known => name.StartsWith(known, StringComparison.Ordinal))))
            run.Gap("macro-unknown", template.Source, $"the macro `{name}` rewrites this template as it is deployed; what it adds or changes is not known", "scan what it gives: `aws cloudformation get-template --template-stage Processed`");
    }
}
