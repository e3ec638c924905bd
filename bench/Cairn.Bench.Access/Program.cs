using Cairn.Bench.Access;

return args switch
{
    ["decide", var cases] => DecideBench.Run(cases, null, null),
    ["decide", var cases, "--decisions", var path] => DecideBench.Run(cases, null, path),
    ["decide", var cases, "--compare", var reference] => DecideBench.Run(cases, reference, null),
    ["reach", .. var sizes] => ReachBench.Run(sizes),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: decide CASES.json [--decisions OUT.json | --compare REFERENCE.json]");
    Console.Error.WriteLine("       reach [ROLESxRESOURCES]…");
    return 2;
}
