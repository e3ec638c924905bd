using Cairn.Graph;
using Cairn.Graph.Cypher;

namespace Cairn.Cli.Shell;

/// <summary>How queries are run and their answers shown.</summary>
internal sealed record ShellSettings(QueryBudget Budget, string Format, IReadOnlyDictionary<string, Value> Parameters);
