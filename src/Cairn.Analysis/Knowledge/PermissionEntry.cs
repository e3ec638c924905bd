using Cairn.Access;

namespace Cairn.Analysis.Knowledge;

/// <summary>A row of a permission file with the case it must pass.</summary>
/// <param name="Row">The row.</param>
/// <param name="Target">The target of the case.</param>
/// <param name="Fires">A grant that must make the edge.</param>
/// <param name="Silent">A near miss that must not.</param>
public sealed record PermissionEntry(PermissionRow Row, string Target, PermissionGrant Fires, PermissionGrant Silent);

/// <summary>One identity statement, and how the target's own policy stands to it.</summary>
/// <param name="Action">The action allowed.</param>
/// <param name="Resource">The resource it is allowed on.</param>
/// <param name="Trusts">Services that the target's policy names.</param>
/// <param name="Delegates">Whether the target's policy delegates to its account.</param>
/// <param name="Admits">What a data access policy of the target's own grants the caller.</param>
public sealed record PermissionGrant(string Action, string Resource, IReadOnlyList<string> Trusts, bool Delegates, IReadOnlyList<string> Admits);

/// <summary>A permission file cannot be used; the message says where and why.</summary>
public sealed class PermissionFileException(string message) : Exception(message);
