using Cairn.Analysis.Fixes;
using Cairn.Providers.Aws.Changes;
using Cairn.Providers.Estates;

namespace Cairn.Cli.Pipeline;

/// <summary>Tells the analysis, which knows no provider, what can be done about the estate's edges.</summary>
internal sealed class EstateChanges(Estate estate) : IChanges
{
    private readonly AwsChanges _aws = new(estate);

    public IReadOnlyList<Change> Of(int edge) => [.. _aws.Of(edge).Select(Told)];

    public IEnumerable<int> Near(IReadOnlyCollection<string> ids) => _aws.Near(ids);

    public bool Stands(int edge, IReadOnlySet<string> made) => _aws.Stands(edge, made);

    /// <summary>The estate after changes, mapped and derived from scratch; null where one of them cannot be tried on records.</summary>
    public static LoadedEstate? Tried(LoadedEstate estate, EstateChanges changes, IReadOnlyList<string> ids)
    {
        var made = ids.Select(changes._aws.Find).ToList();
        return made.TrueForAll(change => change is { CanBeTried: true })
            ? estate.With([.. RecordEdit.Apply(estate.Collected.Records, [.. made.SelectMany(change => change!.Edits)]), .. made.SelectMany(change => change!.Added)])
            : null;
    }

    private static Change Told(AwsChange change) => new(change.Id, change.Kind, change.Title)
    {
        Record = change.Record is { } record ? $"{record.Origin.Source}#{record.Origin.Address}" : null,
        Pointer = change.Pointer.Length > 0 ? change.Pointer : null,
        Statement = change.Statement,
        Snippets = [.. change.Snippets.Select(snippet => new Snippet(snippet.Format, snippet.Text))],
    };
}
