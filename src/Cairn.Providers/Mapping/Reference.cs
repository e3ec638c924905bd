namespace Cairn.Providers.Mapping;

/// <summary>A resource named by another one, to be looked up once every record has been read.</summary>
/// <param name="Text">An ARN, a name, an id, or the symbolic address of a planned resource.</param>
/// <param name="Kinds">The kinds it may be of; empty means any.</param>
/// <param name="Scope">Where a bare name is to be read.</param>
internal sealed record Reference(string Text, IReadOnlyList<string> Kinds, Scope Scope, Missing WhenMissing);
