namespace Cairn.Graph.Cypher.Functions;

/// <summary>All functions by name.</summary>
internal static class FunctionTable
{
    private static readonly Dictionary<string, Function> ByName = GraphFunctions.All
        .Concat(ListFunctions.All)
        .Concat(TextFunctions.All)
        .Concat(NumberFunctions.All)
        .Concat(ConversionFunctions.All)
        .Concat(TemporalFunctions.All)
        .ToDictionary(function => function.Name, StringComparer.OrdinalIgnoreCase);

    public static IEnumerable<string> Names => ByName.Keys;

    public static Function? Find(string name) => ByName.GetValueOrDefault(name);
}
