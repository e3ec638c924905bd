namespace Cairn.Sources;

/// <summary>The bounds of reading, and what credentials are hashed with.</summary>
public sealed record ReadOptions
{
    /// <summary>The most bytes one source may have after decompression.</summary>
    public long MaxBytes { get; init; } = 2_000_000_000;

    /// <summary>The deepest nesting of JSON that is read; real states stay below 40.</summary>
    public int MaxDepth { get; init; } = 128;

    /// <summary>The most files a searched directory may offer.</summary>
    public int MaxFiles { get; init; } = 100_000;

    /// <summary>
    /// What credentials are hashed with. The default is public, so that the same input gives the same bytes anywhere;
    /// give a private one before handing a snapshot to somebody else (see docs/decisions).
    /// </summary>
    public string Salt { get; init; } = "cairn.credential/1";

    /// <summary>Values of CloudFormation parameters, by name or by <c>stack.name</c>.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Another estate is read with the same values, so that one that is not declared here may be meant for it.</summary>
    public bool SharesParameters { get; init; }

    /// <summary>Parameters and variables that another estate of the same question declares.</summary>
    public IReadOnlyCollection<string> DeclaredElsewhere { get; init; } = [];

    /// <summary>The account of sources that do not say theirs.</summary>
    public string? Account { get; init; }

    /// <summary>The region of sources that do not say theirs.</summary>
    public string? Region { get; init; }

    /// <summary>Values of the variables of Terraform code, each <c>name=value</c>.</summary>
    public IReadOnlyList<string> Variables { get; init; } = [];

    /// <summary>Files with values of the variables of Terraform code.</summary>
    public IReadOnlyList<string> VariableFiles { get; init; } = [];

    /// <summary>What the path <c>-</c> reads; without it that path is a mistake.</summary>
    public Stream? StandardInput { get; init; }
}
