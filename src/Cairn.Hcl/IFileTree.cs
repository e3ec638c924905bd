namespace Cairn.Hcl;

/// <summary>The files of a configuration. Paths are relative to its root, with `/`; nothing outside can be named.</summary>
public interface IFileTree
{
    /// <summary>The name of the root as the user wrote it, to be put before paths in messages.</summary>
    string Name { get; }

    /// <summary>The content of a file, or null where there is none or it is too large or cannot be read.</summary>
    byte[]? Read(string path);

    /// <summary>Whether there is a directory at this path.</summary>
    bool HasDirectory(string path);

    /// <summary>The files of a directory by name, sorted; without those below it.</summary>
    IReadOnlyList<string> FilesIn(string path);

    /// <summary>All files below a directory by their paths from there, sorted; null where there are more than the tree lists.</summary>
    IReadOnlyList<string>? FilesBelow(string path);
}
