using System.CommandLine;
using Cairn.Graph.Cypher;

namespace Cairn.Cli.Commands;

/// <summary>What one query may use, as options.</summary>
internal sealed class BudgetOptions
{
    private readonly Option<int> _seconds = Positive("--timeout", "The most seconds a query may run.", 60);
    private readonly Option<long> _rows = Positive("--max-rows", "The most rows a query may return.", QueryBudget.Default.Rows);
    private readonly Option<long> _memory = Positive("--max-memory", "The most memory a query may hold, in MiB.", QueryBudget.Default.Memory >> 20);
    private readonly Option<long> _paths = Positive("--max-paths", "The most edges that patterns of variable length and path searches may follow.", QueryBudget.Default.Paths);

    public void AddTo(Command command)
    {
        command.Add(_seconds);
        command.Add(_rows);
        command.Add(_memory);
        command.Add(_paths);
    }

    public QueryBudget Of(ParseResult parsed) => new()
    {
        Time = TimeSpan.FromSeconds(parsed.GetValue(_seconds)),
        Rows = parsed.GetValue(_rows),
        Memory = Math.Min(parsed.GetValue(_memory), long.MaxValue >> 20) << 20,
        Paths = parsed.GetValue(_paths),
    };

    private static Option<T> Positive<T>(string name, string description, T otherwise)
        where T : struct, IComparable<T>
    {
        var option = new Option<T>(name) { Description = description, DefaultValueFactory = _ => otherwise };
        option.Validators.Add(result =>
        {
            if (result.Tokens.Count > 0 && result.GetValueOrDefault<T>().CompareTo(default) <= 0)
                result.AddError($"`{name}` needs a number above 0");
        });
        return option;
    }
}
