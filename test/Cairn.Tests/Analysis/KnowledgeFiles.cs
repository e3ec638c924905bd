using Cairn.Analysis.Knowledge;
using Cairn.Tests.Golden;

namespace Cairn.Tests.Analysis;

/// <summary>The knowledge that ships, read once.</summary>
internal static class KnowledgeFiles
{
    private static readonly Lazy<KnowledgeBase> Read = new(() => KnowledgeBase.Read(
        Directory.EnumerateFiles(Repository.In("knowledge"), "*.yaml", SearchOption.AllDirectories)
            .Select(path => new KnowledgeFile(Path.GetRelativePath(Repository.Root, path), File.ReadAllText(path)))));

    public static KnowledgeBase All => Read.Value;
}
