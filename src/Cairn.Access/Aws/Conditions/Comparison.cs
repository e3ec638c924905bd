namespace Cairn.Access.Aws.Conditions;

/// <summary>A comparison of one value of a request with one value of a policy; <see cref="Compare"/> gets the compiled policy value.</summary>
/// <param name="Name">The positive operator's name.</param>
/// <param name="Compile">Turns the policy's spelling (wildcards encoded) into what is compared; null if it cannot be read, which matches nothing.</param>
/// <param name="Compare">Whether the request's value fits; null if it cannot be read, which fits neither the operator nor its negation.</param>
internal sealed record Comparison(string Name, Func<string, object?> Compile, Func<string, object, bool?> Compare);
