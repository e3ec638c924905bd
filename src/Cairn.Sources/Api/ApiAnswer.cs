using System.Text.Json;

namespace Cairn.Sources.Api;

/// <summary>One saved answer with what is known about the call.</summary>
internal sealed record ApiAnswer(string Source, AnswerName Name, JsonElement Root)
{
    /// <summary>All answers of one collection of one account.</summary>
    public (string Base, string? Account) Group => (Name.Base, Name.Account);
}
