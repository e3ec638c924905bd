namespace Cairn.Providers.Estates;

/// <summary>Says on demand which policy statements make a permission edge, by evaluating it again with tracing.</summary>
public interface IExplainGrants
{
    /// <summary>The statements behind the grant that an edge points to with <see cref="Estate.GrantProperty"/>.</summary>
    IReadOnlyList<Evidence> Explain(int grant);
}
