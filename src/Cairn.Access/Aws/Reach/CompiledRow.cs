using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Reach;

/// <summary>A permission row with its actions and callers parsed once.</summary>
internal sealed class CompiledRow
{
    public CompiledRow(PermissionRow row)
    {
        Source = row;
        Checks = [.. row.Checks.Select(check => new CompiledCheck(check))];
        Insides = [.. Checks.Where(check => check.IsPlain).Select(check => check.IsInside).Distinct()];
        OwnChecks = [.. Checks.Where(check => check.Caller is null)];
    }

    public PermissionRow Source { get; }

    public IReadOnlyList<CompiledCheck> Checks { get; }

    /// <summary>The checks on the edge's own source.</summary>
    public IReadOnlyList<CompiledCheck> OwnChecks { get; }

    /// <summary>For the checks on the target: whether they are about the target itself or about something inside it.</summary>
    public IReadOnlyList<bool> Insides { get; }

    /// <summary>True if targets that differ only in name can be decided together: every check names them as a whole or not at all.</summary>
    public bool IsUniform => Checks.All(check => check.Caller is null && (check.IsPlain || !check.NamesTarget));
}

/// <summary>A check with its actions and caller parsed once.</summary>
internal sealed class CompiledCheck
{
    private readonly bool _isConstantContext;
    private readonly IReadOnlyDictionary<string, IReadOnlyList<string>> _context;

    public CompiledCheck(PermissionCheck check)
    {
        Source = check;
        Actions = [.. check.AnyOf.Select(action => new AwsAction(action))];
        Caller = check.Caller is null ? null : AwsCaller.Parse(check.Caller);
        _isConstantContext = !check.Context.Values.Any(value => value.Contains('{', StringComparison.Ordinal));
        _context = check.Context.ToDictionary(pair => pair.Key.ToLowerInvariant(), pair => (IReadOnlyList<string>)new[] { pair.Value }, StringComparer.OrdinalIgnoreCase);
    }

    public PermissionCheck Source { get; }

    public IReadOnlyList<AwsAction> Actions { get; }

    public AwsCaller? Caller { get; }

    /// <summary>True if what it acts on depends on the target's name.</summary>
    public bool NamesTarget => Source.Resource.Contains("{arn}", StringComparison.Ordinal) || Source.Resource.Contains("{name}", StringComparison.Ordinal);

    /// <summary>True if it acts on the target, or on anything inside it.</summary>
    public bool IsPlain => Source.Resource is "{arn}" or "{arn}/*";

    /// <summary>True if it acts on something inside the target.</summary>
    public bool IsInside => Source.Resource == "{arn}/*";

    public IReadOnlyDictionary<string, IReadOnlyList<string>> ContextFor(AwsResource target)
        => _isConstantContext
            ? _context
            : _context.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)new[] { Template.Fill(pair.Value[0], target) }, StringComparer.OrdinalIgnoreCase);
}
