using Cairn.Hcl.Evaluation;
using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>JSON texts of values, also of values with unknown parts.</summary>
public static class JsonEncoding
{
    /// <summary>As <c>jsonencode</c>; what is unknown inside stays named in the symbol of the result.</summary>
    public static HclValue Encode(HclValue value) => Templates.Concat(JsonText.Pieces(value), new Budget(new()));

    /// <summary>As <c>jsondecode</c>.</summary>
    /// <exception cref="EvaluationException">The text is not JSON.</exception>
    public static HclValue Decode(string text) => JsonText.Read(text);
}
