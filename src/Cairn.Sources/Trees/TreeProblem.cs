using Cairn.Providers.Records;

namespace Cairn.Sources.Trees;

/// <summary>What can be wrong with a document whichever way it is written.</summary>
internal static class TreeProblem
{
    public static Diagnostic Duplicate(string name, string where) =>
        new("key-duplicate", $"the key `{name}` is there twice; the last one was read", where, "remove one of the two");
}
