using Cairn.Bench.Access;

return args switch
{
    ["decide", var cases, .. var rest] => DecideBench.Run(cases, rest is ["--decisions", var path] ? path : null),
    ["reach", .. var sizes] => ReachBench.Run(sizes),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("usage: decide CASES.json [--decisions OUT.json]");
    Console.Error.WriteLine("       reach [ROLESxRESOURCES]…");
    return 2;
}
