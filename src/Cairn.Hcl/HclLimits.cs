namespace Cairn.Hcl;

/// <summary>The bounds of reading and evaluating, for input that may be hostile.</summary>
public sealed record HclLimits
{
    /// <summary>The deepest nesting of expressions, blocks and templates.</summary>
    public int MaxDepth { get; init; } = 100;

    /// <summary>The longest text that one file may have, in characters.</summary>
    public int MaxFileLength { get; init; } = 8_000_000;

    /// <summary>After so many faults a file is given up.</summary>
    public int MaxDiagnostics { get; init; } = 20;

    /// <summary>The most items one expression may make, and the most characters of one text.</summary>
    public int MaxItems { get; init; } = 2_000_000;

    /// <summary>The most steps that one evaluation of a configuration may take.</summary>
    public long MaxSteps { get; init; } = 50_000_000;

    /// <summary>The most instances that <c>count</c> or <c>for_each</c> may make of one block.</summary>
    public int MaxInstances { get; init; } = 10_000;

    /// <summary>The most resource instances of a whole configuration.</summary>
    public int MaxResources { get; init; } = 500_000;

    /// <summary>The most instances of called modules in a whole configuration.</summary>
    public int MaxModules { get; init; } = 20_000;

    /// <summary>How many modules may lie inside each other.</summary>
    public int MaxModuleDepth { get; init; } = 24;
}
