namespace Cairn.Sources.Files;

/// <summary>One file to read, and whether the user named it or a search found it.</summary>
/// <param name="Name">The path as the user wrote it, continued below a searched directory.</param>
internal sealed record Input(string Name, bool Named)
{
    public const string StandardInput = "-";
}
