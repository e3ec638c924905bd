using System.Globalization;
using Cairn.Bench.Graph;

const string Usage = """
    usage: Cairn.Bench.Graph run DATA_FOLDER [RUNS]             measures, writes cairn.json into the folder
           Cairn.Bench.Graph table [--into FILE] DATA_FOLDER…   joins cairn.json with what the peers left beside it
    the folder holds nodes.csv, edges.csv, params.json and expected.json
    """;

switch (args)
{
    case ["run", var folder, .. var rest]:
        return GraphBench.Run(folder, rest.Length > 0 ? int.Parse(rest[0], CultureInfo.InvariantCulture) : 5) ? 0 : 1;
    case ["table", "--into", var file, .. { Length: > 0 } folders]:
        GeneratedBlock.Replace(file, ComparisonTable.Of(Array.ConvertAll(folders, folder => new Peers(folder))));
        return 0;
    case ["table", .. { Length: > 0 } folders]:
        Console.Write(ComparisonTable.Of(Array.ConvertAll(folders, folder => new Peers(folder))));
        return 0;
    default:
        Console.Error.WriteLine(Usage);
        return 2;
}
