using Cairn.Graph;
using Cairn.Providers.Estates;
using Cairn.Providers.Records;

namespace Cairn.Providers.Mapping;

/// <summary>The facts of one estate: what the records state, before anything is derived from them.</summary>
/// <param name="Evidence">What each fact edge rests on, by its <see cref="Estate.EvidenceProperty"/>.</param>
/// <param name="Described">The record that first described each node.</param>
internal sealed record MappedEstate(
    GraphSnapshot Graph,
    IReadOnlyList<PolicyFact> Policies,
    List<Evidence> Evidence,
    IReadOnlyDictionary<int, Record> Described,
    List<Gap> Gaps);
