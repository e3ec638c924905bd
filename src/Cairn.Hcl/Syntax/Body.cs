namespace Cairn.Hcl.Syntax;

/// <summary>What stands between braces or in a file: attributes and blocks, in order.</summary>
public sealed record Body(IReadOnlyList<BodyAttribute> Attributes, IReadOnlyList<Block> Blocks, SourceRange Range)
{
    public BodyAttribute? Attribute(string name) => Attributes.FirstOrDefault(attribute => attribute.Name == name);

    public IEnumerable<Block> BlocksOf(string type) => Blocks.Where(block => block.Type == type);
}

/// <summary><c>name = value</c>.</summary>
public sealed record BodyAttribute(string Name, Expression Value, SourceRange Range);

/// <summary><c>type "label" { … }</c>.</summary>
/// <param name="Header">Type and labels.</param>
public sealed record Block(string Type, IReadOnlyList<string> Labels, Body Body, SourceRange Header);

/// <summary>A file as far as it could be read, and everything that is wrong with it.</summary>
public sealed record HclFile(SourceText Source, Body Body, IReadOnlyList<HclDiagnostic> Diagnostics);
