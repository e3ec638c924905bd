namespace Cairn.Providers.Estates;

/// <summary>Says on demand which policy statements make a permission edge, by evaluating it again with tracing.</summary>
public interface IExplainGrants
{
    /// <summary>The statements behind the grant that an edge points to with <see cref="Estate.GrantProperty"/>.</summary>
    IReadOnlyList<Evidence> Explain(int grant);

    /// <summary>The statements that allow, each once, as something that can be taken away.</summary>
    IReadOnlyList<GrantReason> Allowing(int grant);

    /// <summary>Whether the grant would still be there without some statements, by policy and label.</summary>
    bool Holds(int grant, IReadOnlySet<(string Policy, string Statement)> without);
}

/// <summary>A statement that allows something.</summary>
/// <param name="Fact">Where the policy stands; null for one that the provider manages.</param>
/// <param name="Policy">The policy's name as decisions use it.</param>
/// <param name="Statement">The statement's Sid, or its position as <c>#1</c>.</param>
public sealed record GrantReason(PolicyFact? Fact, string Policy, string Statement);
