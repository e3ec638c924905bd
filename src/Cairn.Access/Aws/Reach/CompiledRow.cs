using Cairn.Access.Aws.Patterns;

namespace Cairn.Access.Aws.Reach;

/// <summary>A permission row with its actions and callers parsed once.</summary>
internal sealed class CompiledRow
{
    public CompiledRow(PermissionRow row)
    {
        Source = row;
        Checks = [.. row.Checks.Select(check => new CompiledCheck(check))];
    }

    public PermissionRow Source { get; }

    public IReadOnlyList<CompiledCheck> Checks { get; }
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

    public IReadOnlyDictionary<string, IReadOnlyList<string>> ContextFor(AwsResource target)
        => _isConstantContext
            ? _context
            : _context.ToDictionary(pair => pair.Key, pair => (IReadOnlyList<string>)new[] { Template.Fill(pair.Value[0], target) }, StringComparer.OrdinalIgnoreCase);
}
