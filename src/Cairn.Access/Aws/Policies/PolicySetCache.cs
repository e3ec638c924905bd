namespace Cairn.Access.Aws.Policies;

/// <summary>Makes equal lists of documents one set, so that what is learnt about it serves everyone.</summary>
internal sealed class PolicySetCache
{
    private readonly Dictionary<(PolicyLayers, string), PolicySet> _sets = [];
    private readonly Dictionary<PolicyDocument, int> _numbers = new(ReferenceEqualityComparer.Instance);

    public PolicySet Get(PolicyLayers layer, IReadOnlyList<PolicyDocument> documents)
    {
        var key = (layer, string.Join(',', documents.Select(Number).Order()));
        if (!_sets.TryGetValue(key, out var set))
            _sets[key] = set = new PolicySet(layer, documents);
        return set;
    }

    private int Number(PolicyDocument document)
    {
        if (!_numbers.TryGetValue(document, out var number))
            _numbers[document] = number = _numbers.Count;
        return number;
    }
}
