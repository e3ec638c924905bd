using Cairn.Cli.Text;

namespace Cairn.Cli.Shell;

/// <summary>Lets a person at a terminal type statements, until they leave.</summary>
internal static class Interactive
{
    public static void Run(QueryShell shell, ITerminal terminal, History history, string greeting, IInterrupts interrupts)
    {
        terminal.Write($"{Plain.Line(greeting)}\r\n`:help` lists the commands, Ctrl-D leaves.\r\n");
        var editor = new LineEditor(terminal, history, shell.Completer.Complete, Statements.IsComplete);
        while (true)
        {
            interrupts.ReadAsKeys();
            var (how, text) = editor.Read();
            if (how == Typed.Left)
                return;
            if (how == Typed.Cancelled || text.Trim().Length == 0)
                continue;
            history.Add(text.Trim());
            foreach (var statement in Statements.Of(text))
            {
                if (!shell.Run(statement, interrupts.Begin()))
                    return;
            }
        }
    }
}
