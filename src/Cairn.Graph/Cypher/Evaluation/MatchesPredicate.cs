using System.Text.RegularExpressions;
using Cairn.Graph.Comparison;

namespace Cairn.Graph.Cypher.Evaluation;

/// <summary>The operator <c>=~</c>: the whole string matches a regular expression.</summary>
internal sealed class MatchesPredicate(Formula left, Formula right) : Predicate
{
    private const int PatternLimit = 2000;
    private const int CompilingSteps = 4096;

    // Linear in the text, so that no pattern can hang the run; back references and look-around are refused.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(2);

    private volatile Regex? _last;

    public override Truth Test(Frame frame)
    {
        if (left.Of(frame).Payload is not string text || right.Of(frame).Payload is not string pattern)
        {
            return Truth.Unknown;
        }

        var whole = $"\\A(?:{pattern})\\z";
        var regex = _last;
        if (regex is null || regex.ToString() != whole)
        {
            frame.Meter.Step(CompilingSteps);
            _last = regex = Compile(pattern, whole);
        }

        // Every letter may take many steps of the automaton.
        frame.Meter.Step(text.Length);
        try
        {
            return Truths.Of(regex.IsMatch(text));
        }
        catch (RegexMatchTimeoutException)
        {
            throw Failure.Budget("Time", $"the regular expression `{pattern}` takes too long", "simplify it");
        }
    }

    private static Regex Compile(string pattern, string whole)
    {
        if (pattern.Length > PatternLimit)
        {
            throw Failure.Argument("InvalidRegularExpression", $"a regular expression may have {PatternLimit} characters");
        }

        try
        {
            return new Regex(whole, RegexOptions.CultureInvariant | RegexOptions.NonBacktracking, Patience);
        }
        catch (Exception wrong) when (wrong is ArgumentException or NotSupportedException)
        {
            throw Failure.Argument("InvalidRegularExpression", $"`{pattern}` is not a supported regular expression: {wrong.Message}");
        }
    }
}
