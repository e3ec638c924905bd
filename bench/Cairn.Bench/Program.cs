using Cairn.Bench;

// One command per word; each prints what it did and returns an exit code.
return args switch
{
    ["generate", .. var rest] => GenerateCommand.Run(rest, Console.Out, Console.Error),
    ["stages", .. var rest] => StagesCommand.Run(rest, Console.Out),
    ["attack", var nodes] => AttackCommand.Run(int.Parse(nodes, System.Globalization.CultureInfo.InvariantCulture), Console.Out),
    ["fix", var path, .. var from] => FixCommand.Run(path, from, Console.Out),
    ["read", .. var rest] => ReadCommand.Run(rest, Console.Out),
    ["snapshot", var path, "--out", var file] => ReadCommand.Snapshot(path, file),
    ["syntax", var folder] => SyntaxCommand.Run(folder, Console.Out),
    _ => Usage(),
};

static int Usage()
{
    Console.Error.WriteLine("""
        usage: generate --resources N [--seed S] --out FILE   write a believable Terraform state
               snapshot PATH --out FILE                       read a source and write it as a snapshot
               stages PATH...                                 run the pipeline and print what each stage cost
               attack NODES                                   search a generated attack graph, ten steps to a node
               fix PATH [ATTACKER...]                         find the smallest fix against the attacks on 200 targets
               read PATH...                                   read sources and print time and memory
               syntax FOLDER                                  parse the HCL of unpacked packages beside `terraform fmt`
        """);
    return 2;
}
