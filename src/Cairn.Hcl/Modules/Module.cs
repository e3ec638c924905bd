using System.Text.RegularExpressions;
using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Modules;

/// <summary>What the files of one directory declare.</summary>
/// <param name="Path">The directory, from the root of the tree.</param>
public sealed record Module(string Path)
{
    public Dictionary<string, Variable> Variables { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Expression> Locals { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, Output> Outputs { get; } = new(StringComparer.Ordinal);

    /// <summary>Resources and data sources by <c>type.name</c> and <c>data.type.name</c>.</summary>
    public Dictionary<string, ResourceBlock> Resources { get; } = new(StringComparer.Ordinal);

    public Dictionary<string, ModuleCall> Calls { get; } = new(StringComparer.Ordinal);

    public List<ProviderBlock> Providers { get; } = [];

    /// <summary>The source of each provider by its local name, such as <c>aws</c> → <c>hashicorp/aws</c>.</summary>
    public Dictionary<string, string> ProviderSources { get; } = new(StringComparer.Ordinal);
}

/// <summary>A variable of a module.</summary>
public sealed record Variable(string Name, HclType Type, Expression? Default, bool IsSensitive, bool IsNullable, SourceRange Range)
{
    /// <summary>Whether a type is written; <c>any</c> is one too.</summary>
    public bool IsTyped { get; init; }
}

/// <summary>An output of a module.</summary>
public sealed record Output(string Name, Expression Value, bool IsSensitive);

/// <summary>A <c>resource</c> or <c>data</c> block.</summary>
public sealed record ResourceBlock(bool IsData, string Type, string Name, Body Body, SourceRange Range);

/// <summary>A <c>module</c> block.</summary>
public sealed partial record ModuleCall(string Name, Body Body, SourceRange Range)
{
    /// <summary>Where the module comes from, when that is written as a plain text.</summary>
    public string? Source => Body.Attribute("source")?.Value is Expression.Literal { Value: StringValue text } ? text.Value : null;

    /// <summary>Which version of a module from a registry is wanted, when that is written as a plain text.</summary>
    public string? Version => Body.Attribute("version")?.Value is Expression.Literal { Value: StringValue text } ? text.Value : null;

    /// <summary>The source as the user knows it.</summary>
    public string Named => Shown is not { } source ? $"the module `{Name}`" : Version is { } version ? $"the module `{source}`, version `{version}`," : $"the module `{source}`";

    // https://developer.hashicorp.com/terraform/language/modules/sources: an address may carry a password or a key.
    private string? Shown => Source is { } source ? Secrets().Replace(source, match => match.Groups[1].Success ? "//(left out)@" : $"{match.Groups[2].Value}=(left out)") : null;

    [GeneratedRegex(@"(//[^/@]*@)|([?&](?!ref=|depth=|archive=)[^=&]*)=[^&]*")]
    private static partial Regex Secrets();

    /// <summary>Whether the source is a directory beside the calling module.</summary>
    public bool IsLocal => Source is { } source && (source.StartsWith("./", StringComparison.Ordinal) || source.StartsWith("../", StringComparison.Ordinal) || source is "." or "..");
}

/// <summary>A <c>provider</c> block.</summary>
public sealed record ProviderBlock(string Name, string? Alias, Body Body, SourceRange Range)
{
    /// <summary>As it is referred to: <c>aws</c> or <c>aws.west</c>.</summary>
    public string Key => Alias is null ? Name : $"{Name}.{Alias}";
}
