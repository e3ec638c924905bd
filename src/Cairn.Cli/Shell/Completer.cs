using System.Text.RegularExpressions;
using Cairn.Cli.Text;
using Cairn.Graph;
using Cairn.Graph.Cypher;

namespace Cairn.Cli.Shell;

/// <summary>Finds what may be typed at the cursor: the words of the query language, and the kinds, properties and parameters there are.</summary>
internal sealed partial class Completer(GraphSnapshot graph, Func<IEnumerable<string>> parameters, IReadOnlyList<string> commands)
{
    private readonly Lazy<GraphSchema> _schema = new(() => GraphSchema.Of(graph));

    public GraphSchema Schema => _schema.Value;

    /// <param name="text">What stands before the cursor.</param>
    public Completions Complete(string text)
    {
        var place = CursorPlace.Of(text);
        if (place.Kind == PlaceKind.Nowhere)
            return Completions.None;
        var words = Words(place, text)
            .Distinct(StringComparer.Ordinal)
            .Where(word => word.TrimStart('`').StartsWith(place.Word.TrimStart('`'), StringComparison.OrdinalIgnoreCase) && Plain.Line(word) == word)
            .Order(StringComparer.OrdinalIgnoreCase);
        return new(text.Length - place.Word.Length, [.. words]);
    }

    private IEnumerable<string> Words(CursorPlace place, string text) => place.Kind switch
    {
        PlaceKind.Command => commands,
        PlaceKind.Parameter => parameters(),
        PlaceKind.NodeKind => Schema.Nodes.Select(kind => Quoted(kind.Name)),
        PlaceKind.EdgeKind => Schema.Edges.Select(kind => Quoted(kind.Name)),
        PlaceKind.AnyKind => Schema.Nodes.Concat(Schema.Edges).Select(kind => Quoted(kind.Name)),
        PlaceKind.Property => Properties(place.Owner, text),
        PlaceKind.Procedure => QueryLanguage.Procedures.Select(signature => signature[..(signature.IndexOf('(', StringComparison.Ordinal) + 1)]),
        _ => Anything(text),
    };

    private static IEnumerable<string> Anything(string text) => QueryLanguage.Keywords
        .Concat(QueryLanguage.Functions.Concat(QueryLanguage.Aggregations).Select(name => name + "("))
        .Concat(Variables().Matches(text).Select(variable => variable.Groups[1].Value).Where(name => name.Length > 0));

    /// <summary>The properties of the kinds the text gives the variable, or that the pattern at hand names; all properties where it names none that is known.</summary>
    private IEnumerable<string> Properties(string owner, string text)
    {
        var kinds = owner.StartsWith(':') ? Kinds(owner) : Variables().Matches(text).Where(variable => variable.Groups[1].Value == owner).SelectMany(variable => Kinds(variable.Groups[2].Value));
        var named = kinds.ToHashSet(StringComparer.Ordinal);
        var known = Schema.Nodes.Concat(Schema.Edges).Where(kind => named.Contains(kind.Name)).SelectMany(kind => kind.Properties).ToList();
        return (known.Count > 0 ? known : [.. graph.NodePropertyNames, .. graph.EdgePropertyNames, GraphSnapshot.KeyProperty]).Select(Quoted);
    }

    private static IEnumerable<string> Kinds(string text) => text.Split([':', '|', '&', ' '], StringSplitOptions.RemoveEmptyEntries).Select(kind => kind.Trim('`'));

    private static string Quoted(string name) => Identifier().IsMatch(name) ? name : $"`{name.Replace("`", "``", StringComparison.Ordinal)}`";

    // A variable of a pattern, with the kinds that follow it.
    [GeneratedRegex(@"[(\[]\s*([A-Za-z_]\w*)\s*((?:[:|&]\s*(?:\w+|`[^`]+`)\s*)*)")]
    private static partial Regex Variables();

    [GeneratedRegex(@"^[A-Za-z_]\w*$")]
    private static partial Regex Identifier();
}
