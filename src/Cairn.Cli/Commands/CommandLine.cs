using System.CommandLine;
using System.CommandLine.Parsing;
using Cairn.Analysis.Knowledge;
using Cairn.Cli.Pipeline;
using Cairn.Cli.Text;

namespace Cairn.Cli.Commands;

/// <summary>Runs the command line: mistakes in it go to standard error with help, and end with exit code 2.</summary>
internal static class CommandLine
{
    public static int Run(RootCommand root, string[] args)
    {
        AppDomain.CurrentDomain.UnhandledException += (_, ended) => Environment.Exit(Defect(ended.ExceptionObject));
        Console.SetError(new QuietWriter(Console.Error));
        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                Console.Error.WriteLine($"cairn: {error.Message}");
            if (Meant(parsed) is { } meant)
                Console.Error.WriteLine($"help: did you mean `cairn {meant}`?");
            if (Greedy(parsed) is { } greedy)
                Console.Error.WriteLine($"help: `{greedy}` takes every word up to the next option; put the paths before it");
            Console.Error.WriteLine($"help: `cairn {Named(parsed)}--help` shows what fits here");
            return Exit.WrongInput;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { EnableDefaultExceptionHandler = false });
        }
        catch (UsageException wrong)
        {
            Console.Error.WriteLine($"cairn: {Plain.Line(wrong.Message)}");
            if (wrong.Help is not null)
                Console.Error.WriteLine($"help: {Plain.Line(wrong.Help)}");
            return Exit.WrongInput;
        }
        catch (KnowledgeException wrong)
        {
            foreach (var problem in wrong.Problems)
                Console.Error.WriteLine($"cairn: {Plain.Line(problem.ToString())}");
            return Exit.WrongInput;
        }
        catch (OperationCanceledException)
        {
            return Fail("stopped");
        }
        catch (UnauthorizedAccessException denied)
        {
            // Of a file it names the path; standard output has none.
            return Fail(denied.Message.Contains('\'', StringComparison.Ordinal) ? denied.Message : "the answer cannot be written: standard output is closed");
        }
        catch (IOException broken)
        {
            // A reader that closed the pipe (`| head`) has what it wanted; a full disk has not.
            return ReaderLeft(broken) ? Exit.Fine : Fail(broken.Message);
        }
    }

    /// <summary>A defect ends the run, but not with the reader's conclusion left to a bare stack trace.</summary>
    private static int Defect(object bug)
    {
        Console.Error.WriteLine("cairn: this is a defect of Cairn, and nothing was concluded");
        Console.Error.WriteLine("help: report it with what follows and, if you may, with the input");
        Console.Error.WriteLine(Plain.Lines(bug.ToString() ?? ""));
        return Exit.Incomplete;
    }

    private static bool ReaderLeft(IOException broken) => broken.Message.Contains("Broken pipe", StringComparison.OrdinalIgnoreCase);

    private static int Fail(string message)
    {
        Console.Error.WriteLine($"cairn: {message}");
        return Exit.WrongInput;
    }

    /// <summary>An option of several values that may have taken a path for one of them.</summary>
    private static string? Greedy(ParseResult parsed) => parsed.CommandResult.Children.OfType<OptionResult>()
        .FirstOrDefault(option => option.Option.AllowMultipleArgumentsPerToken && option.Tokens.Any(token => Path.Exists(token.Value)))?.Option.Name;

    /// <summary>The command that is most like the word that is none.</summary>
    private static string? Meant(ParseResult parsed) => parsed.CommandResult.Command is RootCommand root && parsed.UnmatchedTokens is [var word, ..]
        ? root.Subcommands.Select(command => (command.Name, Distance: Likeness.Distance(word, command.Name))).Where(near => near.Distance <= 2).OrderBy(near => near.Distance).ThenBy(near => near.Name, StringComparer.Ordinal).Select(near => near.Name).FirstOrDefault()
        : null;

    private static string Named(ParseResult parsed) =>
        string.Concat(Above(parsed.CommandResult).Reverse().Select(name => $"{name} "));

    private static IEnumerable<string> Above(SymbolResult? result)
    {
        for (; result is CommandResult { Command: not RootCommand } command; result = command.Parent)
            yield return command.Command.Name;
    }
}
