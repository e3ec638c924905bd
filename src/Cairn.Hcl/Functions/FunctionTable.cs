using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>The built-in functions of Terraform 1.11, and how they are called.</summary>
public sealed class FunctionTable
{
    private readonly Dictionary<string, Function> _functions = new(StringComparer.Ordinal);

    public FunctionTable(FunctionHost host)
    {
        Host = host;
        IEnumerable<IEnumerable<Function>> families =
        [
            Numeric.All, Strings.All, Patterns.All, Formats.All, Collections.All, Lists.All, Sets.All, Maps.All, Encodings.All,
            Files.All, Dates.All, Hashes.All, Networks.All, Types.All, Arns.All,
        ];
        foreach (var function in families.SelectMany(family => family))
            _functions.Add(function.Name, function);
    }

    public FunctionHost Host { get; }

    public IEnumerable<string> Names => [.. _functions.Keys.Concat(["try", "can"]).Order(StringComparer.Ordinal)];

    /// <summary>Computes a call where it stands.</summary>
    public HclValue Call(Evaluator evaluator, Expression.Call call, Scope scope)
    {
        var name = call.Name.StartsWith("core::", StringComparison.Ordinal) ? call.Name[6..] : call.Name;
        switch (name)
        {
            case "try":
                return Attempts.Try(evaluator, call, scope);
            case "can":
                return Attempts.Can(evaluator, call, scope);
        }

        if (!_functions.TryGetValue(name, out var function))
            throw Missing(name);
        var arguments = Arguments(evaluator, call, scope);
        if (arguments is null)
            return HclValue.Unknown(function.Returns);
        return Invoke(function, arguments, new(evaluator, this));
    }

    /// <summary>The arguments; null when it is not known how many there are.</summary>
    private static HclValue[]? Arguments(Evaluator evaluator, Expression.Call call, Scope scope)
    {
        var arguments = call.Arguments.Select(argument => evaluator.Evaluate(argument, scope)).ToList();
        if (!call.Expands)
            return [.. arguments];
        var last = arguments[^1];
        arguments.RemoveAt(arguments.Count - 1);
        if (last is UnknownValue)
            return null;
        if (last is not SequenceValue sequence)
            throw new EvaluationException("what stands before `...` must be a list, a set or a tuple");
        arguments.AddRange(sequence.Items.Select(item => item.MarkedLike(sequence.IsSensitive)));
        return [.. arguments];
    }

    private static HclValue Invoke(Function function, HclValue[] arguments, CallSite site)
    {
        if (arguments.Length < function.Parameters.Length)
            throw new EvaluationException($"`{function.Name}` needs {function.Parameters.Length} arguments{(function.Rest is null ? "" : " or more")}, not {arguments.Length}");
        if (function.Rest is null && arguments.Length > function.Parameters.Length)
            throw new EvaluationException($"`{function.Name}` takes {function.Parameters.Length} arguments, not {arguments.Length}");
        var (isSensitive, isUnknown) = (false, false);
        for (var i = 0; i < arguments.Length; i++)
        {
            var parameter = i < function.Parameters.Length ? function.Parameters[i] : function.Rest!;
            arguments[i] = Argument(function, arguments[i], parameter, i, ref isSensitive);
            isUnknown |= (!arguments[i].IsKnown && !parameter.TakesUnknown) || (function.NeedsWhole && !arguments[i].IsWhollyKnown);
        }

        var result = isUnknown ? HclValue.Unknown(function.Returns) : function.Body(arguments, site);
        return result.MarkedLike(isSensitive);
    }

    private static HclValue Argument(Function function, HclValue value, Parameter parameter, int index, ref bool isSensitive)
    {
        if (!parameter.TakesMarked && value.HasSensitive)
        {
            isSensitive = true;
            value = value.Unmarked();
        }

        if (value is NullValue && !parameter.TakesNull)
            throw new EvaluationException($"argument {index + 1} of `{function.Name}` is null");
        try
        {
            return Conversion.To(value, parameter.Type);
        }
        catch (EvaluationException e) when (e.Diagnostic is null)
        {
            throw new EvaluationException($"argument {index + 1} of `{function.Name}`: {e.Message}", e.Help);
        }
    }

    private EvaluationException Missing(string name)
    {
        var near = _functions.Keys.Where(other => other.Length > 2 && (other.StartsWith(name, StringComparison.OrdinalIgnoreCase) || name.StartsWith(other, StringComparison.OrdinalIgnoreCase))).Order(StringComparer.Ordinal).FirstOrDefault();
        return new($"there is no function `{name}`", near is null ? null : $"did you mean `{near}`?");
    }
}
