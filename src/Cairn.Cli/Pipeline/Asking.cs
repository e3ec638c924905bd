namespace Cairn.Cli.Pipeline;

/// <summary>What the user wants to know about attacks: who attacks, and what is dear beside what knowledge says.</summary>
/// <param name="From">Sorts of attackers or nodes; none means those that are reckoned with by default.</param>
/// <param name="Crowns">Queries that return nodes.</param>
/// <param name="CrownTags">Tags as KEY=VALUE.</param>
internal sealed record Asking(IReadOnlyList<string> From, IReadOnlyList<string> Crowns, IReadOnlyList<string> CrownTags)
{
    public static Asking Default { get; } = new([], [], []);

    public static Asking About(params IReadOnlyList<string> from) => Default with { From = from };
}
