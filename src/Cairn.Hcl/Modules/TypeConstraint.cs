using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Modules;

/// <summary>Reads the type of a variable: https://developer.hashicorp.com/terraform/language/expressions/type-constraints.</summary>
public static class TypeConstraint
{
    /// <summary>The type; <c>any</c> and a diagnostic when it is none.</summary>
    public static HclType Read(Expression expression, ICollection<HclDiagnostic> diagnostics)
    {
        ArgumentNullException.ThrowIfNull(expression);
        ArgumentNullException.ThrowIfNull(diagnostics);
        switch (expression)
        {
            case Expression.Variable { Name: "string" } or Expression.Literal { Value: StringValue { Value: "string" } }:
                return HclType.String;
            case Expression.Variable { Name: "number" } or Expression.Literal { Value: StringValue { Value: "number" } }:
                return HclType.Number;
            case Expression.Variable { Name: "bool" } or Expression.Literal { Value: StringValue { Value: "bool" } }:
                return HclType.Bool;
            case Expression.Variable { Name: "any" }:
                return HclType.Dynamic;
            case Expression.Variable { Name: "list" } or Expression.Literal { Value: StringValue { Value: "list" } }:
                return new HclType.ListOf(HclType.Dynamic);
            case Expression.Variable { Name: "map" } or Expression.Literal { Value: StringValue { Value: "map" } }:
                return new HclType.MapOf(HclType.Dynamic);
            case Expression.Variable { Name: "set" }:
                return new HclType.SetOf(HclType.Dynamic);
            case Expression.Call { Arguments: [var argument] } call:
                return Read(call.Name, argument, diagnostics) ?? Wrong(expression, diagnostics);
            default:
                return Wrong(expression, diagnostics);
        }
    }

    private static HclType? Read(string name, Expression argument, ICollection<HclDiagnostic> diagnostics) => (name, argument) switch
    {
        ("list", _) => new HclType.ListOf(Read(argument, diagnostics)),
        ("set", _) => new HclType.SetOf(Read(argument, diagnostics)),
        ("map", _) => new HclType.MapOf(Read(argument, diagnostics)),
        ("tuple", Expression.TupleOf tuple) => new HclType.TupleOf([.. tuple.Items.Select(item => Read(item, diagnostics))]),
        ("object", Expression.ObjectOf @object) => Object(@object, diagnostics),
        _ => null,
    };

    private static HclType.ObjectOf Object(Expression.ObjectOf @object, ICollection<HclDiagnostic> diagnostics)
    {
        var attributes = new Dictionary<string, HclType>(StringComparer.Ordinal);
        var optional = new Dictionary<string, HclValue>(StringComparer.Ordinal);
        foreach (var (key, value) in @object.Items)
        {
            if (key is not Expression.Literal { Value: StringValue { Value: var name } })
            {
                Wrong(key, diagnostics);
                continue;
            }

            if (value is Expression.Call { Name: "optional", Arguments: [var type, ..] } call)
            {
                attributes[name] = Read(type, diagnostics);
                optional[name] = call.Arguments.Count > 1 ? Default(call.Arguments[1], diagnostics) : new NullValue(attributes[name]);
            }
            else
            {
                attributes[name] = Read(value, diagnostics);
            }
        }

        return new(attributes, optional);
    }

    private static HclValue Default(Expression expression, ICollection<HclDiagnostic> diagnostics)
    {
        try
        {
            return new Evaluator(new Functions.FunctionTable(new()).Call, new(new())).Evaluate(expression, Scope.Empty);
        }
        catch (EvaluationException e)
        {
            diagnostics.Add(e.Diagnostic!);
            return HclValue.Null;
        }
    }

    private static HclType Wrong(Expression expression, ICollection<HclDiagnostic> diagnostics)
    {
        diagnostics.Add(new("hcl-type", "this is no type", expression.Range, "write `string`, `number`, `bool`, `list(…)`, `set(…)`, `map(…)`, `object({…})`, `tuple([…])` or `any`"));
        return HclType.Dynamic;
    }
}
