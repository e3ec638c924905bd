using System.Text.Json;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws;

/// <summary>An IAM policy document, compiled once and shared by everything that uses it.</summary>
public sealed class PolicyDocument
{
    internal PolicyDocument(string name, IReadOnlyList<Statement> statements, IReadOnlyList<AccessDiagnostic> diagnostics)
        => (Name, Statements, Diagnostics) = (name, statements, diagnostics);

    public string Name { get; }

    /// <summary>What is wrong in the document. A statement that could deny is never dropped for it.</summary>
    public IReadOnlyList<AccessDiagnostic> Diagnostics { get; }

    public int StatementCount => Statements.Count;

    internal IReadOnlyList<Statement> Statements { get; }

    /// <summary>Compiles a document from JSON text; text that is no policy gives a document whose every decision may be denied.</summary>
    public static PolicyDocument Parse(string json, string name) => PolicyReader.Read(json, name);

    /// <summary>The same statements under another name: equal texts are compiled once.</summary>
    public PolicyDocument Named(string name) => new(name, Statements, Diagnostics.Count == 0 ? Diagnostics : [.. Diagnostics.Select(diagnostic => diagnostic with { Policy = name })]);

    public static PolicyDocument Parse(JsonElement json, string name) => PolicyReader.Read(json, name);
}
