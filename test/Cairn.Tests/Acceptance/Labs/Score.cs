namespace Cairn.Tests.Acceptance.Labs;

/// <summary>One line of the scoreboard: of so many expectations, so many hold.</summary>
/// <param name="Positive">Something that must be found; otherwise something that must stay silent.</param>
internal sealed record Score(string Set, string What, bool Positive, int Right, int Of, string Note = "");
