using Xunit.v3;

namespace Cairn.Tests;

/// <summary>Marks tests that start other programs or read a whole estate many times over. The fast suite leaves them out: <c>--filter-not-trait speed=slow</c>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
internal sealed class SlowAttribute : Attribute, ITraitAttribute
{
    public IReadOnlyCollection<KeyValuePair<string, string>> GetTraits() => [new("speed", "slow")];
}
