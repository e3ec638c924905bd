using Cairn.Bench.Graph;

if (args.Length == 0)
{
    Console.Error.WriteLine("usage: Cairn.Bench.Graph DATA_FOLDER [RUNS]\n  the folder holds nodes.csv, edges.csv, params.json and expected.json; cairn.json is written into it");
    return 2;
}

var runs = args.Length > 1 ? int.Parse(args[1], System.Globalization.CultureInfo.InvariantCulture) : 5;
return new GraphBench(args[0], runs).Run() ? 0 : 1;
