namespace Cairn.Graph.Tests.Fuzz;

/// <summary>Makes cases and tries them.</summary>
internal interface IFuzzer
{
    string Name { get; }

    /// <summary>Tries the next case.</summary>
    /// <returns>What is wrong with the answer; null for nothing.</returns>
    string? Next();
}
