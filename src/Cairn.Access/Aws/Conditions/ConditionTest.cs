using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Conditions;

/// <summary>One compiled line of a condition block: operator, key, values.</summary>
internal sealed class ConditionTest
{
    // Stands for a policy value with a variable that is not known.
    private static readonly object Open = new();

    // Keys that hold lists: an operator without ForAllValues or ForAnyValue never matches several values of these.
    private static readonly HashSet<string> Lists = new(StringComparer.Ordinal)
    {
        "aws:calledvia", "aws:tagkeys", "aws:principalorgpaths", "aws:sourceorgpaths", "aws:resourceorgpaths", "aws:vpceorgpaths", "aws:principalservicenameslist",
        "dynamodb:attributes", "dynamodb:leadingkeys", "s3:requestobjecttagkeys", "sts:transitivetagkeys", "kms:grantoperations", "kms:encryptioncontextkeys",
        "sagemaker:instancetypes", "sagemaker:vpcsubnets", "sagemaker:vpcsecuritygroupids", "lambda:layer", "lambda:subnetids", "lambda:securitygroupids",
    };

    private readonly Comparison? _comparison;
    private readonly bool _negated;
    private readonly bool _ifExists;
    private readonly Quantifier _quantifier;
    private readonly PolicyText[] _texts;
    private readonly object?[] _compiled;
    private readonly bool _hasVariables;
    private Condition? _condition;

    public ConditionTest(string name, string key, IReadOnlyList<string> values, bool variables)
    {
        (Operator, Key, LowerKey, Values) = (name, KeyNames.Of(key), key.ToLowerInvariant(), values);
        _quantifier = name.StartsWith("ForAllValues:", StringComparison.OrdinalIgnoreCase) ? Quantifier.All
            : name.StartsWith("ForAnyValue:", StringComparison.OrdinalIgnoreCase) ? Quantifier.Any
            : Quantifier.None;
        var bare = _quantifier == Quantifier.None ? name : name[(name.IndexOf(':', StringComparison.Ordinal) + 1)..];
        IsPresence = bare.Equals("Null", StringComparison.OrdinalIgnoreCase);
        _ifExists = !IsPresence && bare.EndsWith("IfExists", StringComparison.OrdinalIgnoreCase);
        if (_ifExists)
            bare = bare[..^"IfExists".Length];
        IsKnownOperator = IsPresence || Comparisons.TryGet(bare, out _comparison!, out _negated);
        _texts = [.. values.Select(value => PolicyText.Parse(value, variables))];
        _hasVariables = _texts.Any(text => text.HasVariables);
        _compiled = [.. values.Select((value, i) => _texts[i].HasVariables ? null : _comparison?.Compile(Glob.Encode(value)))];
        UnreadableValue = _comparison is null ? null : values.Where((_, i) => _compiled[i] is null && !_texts[i].HasVariables).FirstOrDefault();
    }

    private enum Quantifier
    {
        None,
        All,
        Any,
    }

    public string Operator { get; }

    public string Key { get; }

    public string LowerKey { get; }

    public IReadOnlyList<string> Values { get; }

    public bool IsKnownOperator { get; }

    public bool IsPresence { get; }

    /// <summary>A value that the operator cannot read, such as a malformed date; null when all are fine.</summary>
    public string? UnreadableValue { get; }

    /// <summary>The keys it depends on, in lower case.</summary>
    public IEnumerable<string> Keys => _texts.SelectMany(text => text.Keys).Prepend(LowerKey);

    public Truth Evaluate(IKeys keys)
    {
        var value = keys[LowerKey];
        if (IsPresence && value.IsPresenceKnown)
            return Holds(HasValue(value) ? !IsAbsenceWanted() : IsAbsenceWanted() || _quantifier == Quantifier.All);
        if (!value.IsKnown)
            return OnUnknown(value);
        if (!value.IsPresent)
            return Holds(_quantifier switch { Quantifier.All => true, Quantifier.Any => false, _ => _ifExists || _negated });
        return _hasVariables ? WithVariables(value.Values!, keys) : OnValues(value.Values!, _compiled);
    }

    // A bound or a form may settle the test although the value is not known.
    private Truth OnUnknown(KeyValue value)
        => _hasVariables || _quantifier != Quantifier.None ? Truth.Open
            : value.Form is { } form ? FormMatch.Evaluate(_comparison!.Name, Values, _negated, form)
            : value.NotBefore is { } notBefore ? TimeBound.Evaluate(_comparison!, _compiled, _negated, _ifExists, value, notBefore)
            : Truth.Open;

    /// <summary>The test as a residual.</summary>
    public Condition ToCondition() => _condition ??= Condition.OfTest(Key, Operator, Values);

    private static Truth Holds(bool value) => value ? Truth.Yes : Truth.No;

    // Null asks whether the key is there and not empty.
    private static bool HasValue(KeyValue value) => value.IsPresent && value.Values is not ([] or [""]);

    private bool IsAbsenceWanted() => Values.Any(value => value.Equals("true", StringComparison.OrdinalIgnoreCase));

    private Truth WithVariables(string[] request, IKeys keys)
    {
        var compiled = new object?[_compiled.Length];
        var open = false;
        for (var i = 0; i < compiled.Length; i++)
        {
            if (!_texts[i].HasVariables)
            {
                compiled[i] = _compiled[i];
                continue;
            }
            var text = _texts[i].Fill(keys, out var unknown);
            open |= unknown is not null;
            compiled[i] = unknown is not null ? Open : text is null ? null : _comparison!.Compile(text);
        }
        var truth = OnValues(request, compiled);

        // An open value can only add a match: a positive test that already holds stays so, a negated one that already fails too.
        return open && truth == Holds(_negated) ? Truth.Open : truth;
    }

    private Truth OnValues(string[] request, object?[] compiled) => _quantifier switch
    {
        Quantifier.All => Holds(Array.TrueForAll(request, value => One(value, compiled))),
        Quantifier.Any => Holds(Array.Exists(request, value => One(value, compiled))),
        _ when request.Length == 0 => Holds(_ifExists || _negated),
        _ when request.Length > 1 && Lists.Contains(LowerKey) => Truth.No,
        _ => Holds(One(request[0], compiled)),
    };

    // What cannot be read, in the policy or the request, satisfies neither an operator nor its negation.
    private bool One(string value, object?[] compiled)
    {
        foreach (var policy in compiled)
        {
            if (ReferenceEquals(policy, Open))
                continue;
            var fits = policy is null ? null : _comparison!.Compare(value, policy);
            if (fits == true)
                return !_negated;
            if (fits is null && _negated)
                return false;
        }
        return _negated;
    }
}
