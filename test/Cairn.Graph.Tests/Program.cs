using Cairn.Graph.Tests;
using Cairn.Graph.Tests.Fuzz;

// As the test framework's own entry, with the fuzzer as a command before it.
return args switch
{
    ["fuzz", ..] => FuzzCommand.Run(args),
    _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") => await Xunit.MicrosoftTestingPlatform.TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
    _ => await Xunit.Runner.InProc.SystemConsole.ConsoleRunner.Run(args),
};
