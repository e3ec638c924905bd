using System.Collections.Frozen;
using System.Runtime.CompilerServices;
using Cairn.Graph.Cypher.Binding;
using Cairn.Graph.Cypher.Evaluation;
using Cairn.Graph.Cypher.Execution;
using Cairn.Graph.Cypher.Functions;
using Cairn.Graph.Cypher.Planning;
using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Cypher;

/// <summary>A compiled query, independent of any graph; immutable and safe to share. Plans are kept per snapshot.</summary>
public sealed class CypherQuery
{
    private static readonly FrozenDictionary<string, Value> NoParameters = FrozenDictionary<string, Value>.Empty;

    private readonly Compilation _compilation;
    private readonly BoundQuery _bound;
    private readonly ConditionalWeakTable<GraphSnapshot, Prepared> _prepared = [];

    private readonly QueryMode _mode;

    private CypherQuery(string text, Compilation compilation, BoundQuery bound, QueryMode mode)
    {
        _mode = mode;
        Text = text;
        _compilation = compilation;
        _bound = bound;
    }

    public string Text { get; }

    public IReadOnlyList<string> Columns => _bound.Columns;

    /// <summary>Names of the parameters a run must be given, in ordinal order.</summary>
    public IReadOnlyCollection<string> Parameters => _compilation.Parameters;

    /// <summary>Compiles a query.</summary>
    /// <exception cref="QueryException">The query is wrong; the diagnostics say where and why.</exception>
    public static CypherQuery Compile(string text) => Compile(text, PathProcedures.Find);

    /// <summary>Compiles a query, or tells what is wrong with it.</summary>
    public static bool TryCompile(string text, out CypherQuery? query, out IReadOnlyList<QueryDiagnostic> diagnostics)
    {
        try
        {
            query = Compile(text);
            diagnostics = [];
            return true;
        }
        catch (QueryException wrong)
        {
            query = null;
            diagnostics = wrong.Diagnostics;
            return false;
        }
    }

    internal static CypherQuery Compile(string text, Func<string, Procedure?> procedures)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            var compilation = new Compilation(text, procedures);
            var query = Parser.Parse(text);
            return new CypherQuery(text, compilation, new QueryBinder(compilation).Bind(query), query.Mode);
        }
        catch (QueryException wrong)
        {
            throw new QueryException([.. wrong.Diagnostics.Select(diagnostic => diagnostic.In(text))]);
        }
        catch (InsufficientExecutionStackException)
        {
            throw new QueryException(new QueryDiagnostic("SyntaxError", "NestingTooDeep", "the query is nested too deeply"));
        }
    }

    /// <summary>Runs the query on a snapshot.</summary>
    /// <exception cref="QueryException">A parameter is missing, an expression has no value, or a budget is exceeded.</exception>
    public QueryResult Run(GraphSnapshot graph, IReadOnlyDictionary<string, Value>? parameters = null, QueryBudget? budget = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var prepared = Prepare(graph);
        var rows = new RowStore(Columns.Count);
        var profile = _mode == QueryMode.Profile ? new Profile() : null;
        if (_mode != QueryMode.Explain)
        {
            Execute(prepared, parameters, budget, profile, (frame, slots) => new ResultSink(frame, slots, rows), cancellationToken);
        }

        var plan = _mode == QueryMode.Run ? "" : PlanText.Of(prepared.Plan, prepared.Subplans, profile);
        return new QueryResult(Columns, rows, prepared.Warnings) { Plan = plan };
    }

    /// <summary>Runs the query on a snapshot and hands each row on instead of keeping it.</summary>
    public void Stream(GraphSnapshot graph, RowHandler handler, IReadOnlyDictionary<string, Value>? parameters = null, QueryBudget? budget = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(graph);
        ArgumentNullException.ThrowIfNull(handler);
        var stopped = false;
        bool Hand(ReadOnlySpan<Value> row)
        {
            stopped = stopped || !handler(row);
            return !stopped;
        }

        Execute(Prepare(graph), parameters, budget, null, (frame, slots) => new StreamSink(frame, slots, Hand), cancellationToken);
    }

    /// <summary>The plan for a snapshot as text.</summary>
    public string Explain(GraphSnapshot graph)
    {
        ArgumentNullException.ThrowIfNull(graph);
        var prepared = Prepare(graph);
        return PlanText.Of(prepared.Plan, prepared.Subplans, null);
    }

    private void Execute(Prepared prepared, IReadOnlyDictionary<string, Value>? parameters, QueryBudget? budget, Profile? profile, Func<Frame, int[], Sink> end, CancellationToken cancellation)
    {
        parameters ??= NoParameters;
        CheckParameters(parameters);
        try
        {
            var run = new Run(prepared, parameters, budget ?? QueryBudget.Default, profile, cancellation);
            run.Execute(slots => end(run.Frame, slots));
        }
        catch (InsufficientExecutionStackException)
        {
            throw Failure.Budget("Depth", "the query needs a deeper stack than there is", "nest less");
        }
        catch (ArithmeticException)
        {
            throw Failure.Run("ArithmeticError", "NumberOutOfRange", "a number of the query is out of range");
        }
        catch (OutOfMemoryException)
        {
            throw Failure.Budget("Memory", "the process has no memory left for this query", "return or collect less");
        }
    }

    private void CheckParameters(IReadOnlyDictionary<string, Value> parameters)
    {
        foreach (var name in _compilation.Parameters)
        {
            if (!parameters.ContainsKey(name))
            {
                throw Failure.Compile("ParameterMissing", "MissingParameter", $"the parameter `${name}` was not given", new TextSpan(-1, -1), Suggestion.For(name, parameters.Keys, "parameter"));
            }
        }
    }

    private Prepared Prepare(GraphSnapshot graph) => _prepared.GetValue(graph, snapshot =>
    {
        var planner = new QueryPlanner(_compilation, snapshot);
        return new Prepared(
            snapshot,
            new Resolved(_compilation.Names, snapshot),
            planner.Plan(_bound),
            [.. _compilation.Subqueries.Select(planner.Plan)],
            _compilation.SlotCount,
            GraphWarnings.Of(_compilation, _bound, snapshot));
    });
}
