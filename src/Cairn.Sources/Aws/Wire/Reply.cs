using System.Text.Json;

namespace Cairn.Sources.Aws.Wire;

/// <summary>What became of a call: an answer, or the reason why there is none.</summary>
internal readonly record struct Reply(JsonElement Answer, Failure? Failure);
