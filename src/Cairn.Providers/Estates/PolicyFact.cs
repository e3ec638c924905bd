using Cairn.Providers.Records;

namespace Cairn.Providers.Estates;

/// <summary>A policy document that hangs on a node, as text, in the role it plays there.</summary>
/// <param name="Owner">The node it belongs to.</param>
/// <param name="Document">The JSON text; null when it exists but is not known.</param>
public sealed record PolicyFact(int Owner, PolicyRole Role, string Name, string? Document, Record Record, string Pointer);

/// <summary>What a policy document does where it hangs.</summary>
public enum PolicyRole
{
    /// <summary>Grants to the identity that owns it (inline).</summary>
    Identity,

    /// <summary>The document of a managed policy node; it grants where <c>HAS_POLICY</c> leads to it.</summary>
    Managed,

    /// <summary>Says who may use the resource that owns it.</summary>
    Resource,

    /// <summary>Says who may assume the role that owns it.</summary>
    Trust,

    /// <summary>A service or resource control policy document of an organisation.</summary>
    Control,

    /// <summary>Limits what passes through a network endpoint.</summary>
    Endpoint,

    /// <summary>Says, beside the IAM policies, who may touch the data of the stores that it names.</summary>
    DataAccess,
}
