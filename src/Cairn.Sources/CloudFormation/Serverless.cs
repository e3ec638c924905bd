namespace Cairn.Sources.CloudFormation;

internal static class Serverless
{
    public static Template Expand(Template template, Run run) => template;
}
