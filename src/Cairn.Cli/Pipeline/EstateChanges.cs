using Cairn.Analysis.Fixes;
using Cairn.Providers.Aws.Changes;
using Cairn.Providers.Estates;

namespace Cairn.Cli.Pipeline;

/// <summary>Tells the analysis, which knows no provider, what can be done about the estate's edges.</summary>
internal sealed class EstateChanges(Estate estate) : IChanges
{
    private readonly AwsChanges _aws = new(estate);

    public IReadOnlyList<Change> Of(int edge) => [.. _aws.Of(edge).Select(Told)];

    public bool Stands(int edge, IReadOnlySet<string> made) => _aws.Stands(edge, made);

    private static Change Told(AwsChange change) => new(change.Id, change.Kind, change.Title)
    {
        Record = change.Record is { } record ? $"{record.Origin.Source}#{record.Origin.Address}" : null,
        Pointer = change.Pointer.Length > 0 ? change.Pointer : null,
        Statement = change.Statement,
        Snippets = [.. change.Snippets.Select(snippet => new Snippet(snippet.Format, snippet.Text))],
    };
}
