using Cairn.Hcl;
using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Syntax;
using Cairn.Hcl.Values;

namespace Cairn.Tests.Hcl;

/// <summary>Computes single expressions without a configuration.</summary>
internal static class Computed
{
    public static HclValue Value(string expression, IFileTree? files = null, Scope? scope = null)
    {
        var (parsed, fault) = HclParser.ParseExpression(new("test", expression));
        if (parsed is null)
            throw new InvalidOperationException($"`{expression}`: {fault}");
        return new Evaluator(new Cairn.Hcl.Functions.FunctionTable(new() { Files = files }).Call, new(new())).Evaluate(parsed, scope ?? Scope.Empty);
    }

    public static string Text(string expression, IFileTree? files = null) => Value(expression, files) switch
    {
        StringValue text => text.Value,
        var other => other.ToString()!,
    };
}
