using System.Text.RegularExpressions;

namespace Cairn.Sources.Files;

/// <summary>Tells by a few lines what a YAML text is, without parsing it.</summary>
internal static partial class YamlMarks
{
    public static bool IsTemplate(string text) => Version().IsMatch(text) || (Resources().IsMatch(text) && NativeType().IsMatch(text));

    /// <summary>The same from the first lines of a file whose name promises nothing.</summary>
    public static bool IsTemplateStart(string head) => Version().IsMatch(head) || Resources().IsMatch(head);

    public static string WhyTemplate(string text) => Serverless().IsMatch(text)
        ? "it names the transform `AWS::Serverless`"
        : Version().IsMatch(text) ? "it has `AWSTemplateFormatVersion`" : "it has `Resources` of AWS types";

    public static string Seems(string text) => text switch
    {
        _ when ApiVersion().IsMatch(text) && Kind().IsMatch(text) => "a Kubernetes manifest",
        _ when Jobs().IsMatch(text) => "a CI workflow",
        _ when OpenApi().IsMatch(text) => "an OpenAPI description",
        _ when text.AsSpan().Trim().IsEmpty => "an empty file",
        _ => "YAML of another kind",
    };

    [GeneratedRegex("^[\"']?AWSTemplateFormatVersion[\"']?[ \\t]*:", RegexOptions.Multiline)]
    private static partial Regex Version();

    [GeneratedRegex("^[\"']?Resources[\"']?[ \\t]*:", RegexOptions.Multiline)]
    private static partial Regex Resources();

    [GeneratedRegex("(^|[{,])[ \\t]*[\"']?Type[\"']?[ \\t]*:[ \\t]*[\"']?(AWS|Custom|Alexa)::", RegexOptions.Multiline)]
    private static partial Regex NativeType();

    [GeneratedRegex("^[\"']?Transform[\"']?[ \\t]*:[^#]{0,40}AWS::Serverless", RegexOptions.Multiline)]
    private static partial Regex Serverless();

    [GeneratedRegex("^apiVersion[ \\t]*:", RegexOptions.Multiline)]
    private static partial Regex ApiVersion();

    [GeneratedRegex("^kind[ \\t]*:", RegexOptions.Multiline)]
    private static partial Regex Kind();

    [GeneratedRegex("^jobs[ \\t]*:", RegexOptions.Multiline)]
    private static partial Regex Jobs();

    [GeneratedRegex("^(openapi|swagger)[ \\t]*:", RegexOptions.Multiline)]
    private static partial Regex OpenApi();
}
