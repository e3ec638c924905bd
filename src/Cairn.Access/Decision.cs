namespace Cairn.Access;

/// <summary>What a permission question comes to.</summary>
public enum Decision
{
    /// <summary>Nothing grants it.</summary>
    DeniedImplicitly,

    /// <summary>A statement forbids it.</summary>
    DeniedExplicitly,

    /// <summary>It depends on facts nobody here can see; too little is known to call it allowed or denied.</summary>
    Unknown,

    /// <summary>It holds under the residual condition.</summary>
    Conditional,

    /// <summary>It holds.</summary>
    Allowed,
}
