using System.CommandLine;
using Cairn.Cli.Commands;

var root = new RootCommand("Cairn shows which AI systems in the cloud can really be attacked, how, and what stops it.")
{
    DemoCommand.Create(),
    ScanCommand.Create(),
    PathsCommand.Create(),
    BlastCommand.Create(),
    FixCommand.Create(),
    WhatIfCommand.Create(),
    DiffCommand.Create(),
    GateCommand.Create(),
    InventoryCommand.Create(),
    ExplainCommand.Create(),
    CanCommand.Create(),
    WhoCanCommand.Create(),
    PrincipalCommand.Create(),
    QueryCommand.Create(),
    GraphCommand.Create(),
    DriftCommand.Create(),
    CollectCommand.Create(),
    DoctorCommand.Create(),
};
root.Add(DocsCommand.Create(root));
HelpPage.Prepare(root);
root.SetAction(_ => Welcome.Print(Console.Out));
return CommandLine.Run(root, args);
