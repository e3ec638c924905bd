namespace Cairn.Cli.Reference;

/// <summary>One file of the reference, written from declarations.</summary>
/// <param name="Path">Where it belongs, from the reference's folder, with <c>/</c>.</param>
internal sealed record ReferencePage(string Path, string Text);
