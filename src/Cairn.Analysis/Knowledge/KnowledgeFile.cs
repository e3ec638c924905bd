namespace Cairn.Analysis.Knowledge;

/// <summary>One knowledge file as the host read it.</summary>
/// <param name="Path">Where it came from, for messages.</param>
public sealed record KnowledgeFile(string Path, string Text);

/// <summary>One thing that is wrong with a knowledge file.</summary>
/// <param name="Line">One-based; 0 when the whole file is meant.</param>
public sealed record KnowledgeProblem(string Code, string Message, string Path, int Line, int Column, string? Help = null)
{
    public override string ToString() => $"{Path}:{Line}:{Column}: {Message}{(Help is null ? "" : $" ({Help})")}";
}

/// <summary>Knowledge that cannot be used, with everything that is wrong with it.</summary>
public sealed class KnowledgeException(IReadOnlyList<KnowledgeProblem> problems) : Exception(string.Join('\n', problems))
{
    public IReadOnlyList<KnowledgeProblem> Problems { get; } = problems;
}
