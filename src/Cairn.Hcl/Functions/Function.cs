using Cairn.Hcl.Values;

namespace Cairn.Hcl.Functions;

/// <summary>What a function takes at one place.</summary>
/// <param name="TakesNull">Null is a value here and no fault.</param>
/// <param name="TakesUnknown">The function itself deals with what is not known.</param>
/// <param name="TakesMarked">The function itself deals with what is sensitive.</param>
internal sealed record Parameter(HclType Type, bool TakesNull = false, bool TakesUnknown = false, bool TakesMarked = false)
{
    public static readonly Parameter Text = new(HclType.String);
    public static readonly Parameter Number = new(HclType.Number);
    public static readonly Parameter Flag = new(HclType.Bool);
    public static readonly Parameter Any = new(HclType.Dynamic);
    public static readonly Parameter AnyOpen = new(HclType.Dynamic, TakesNull: true, TakesUnknown: true);
    public static readonly Parameter Texts = new(new HclType.ListOf(HclType.String));
    public static readonly Parameter List = new(new HclType.ListOf(HclType.Dynamic));
    public static readonly Parameter Set = new(new HclType.SetOf(HclType.Dynamic));
}

/// <summary>One built-in function.</summary>
/// <param name="Rest">What further arguments must be; null when there may be none.</param>
/// <param name="Body">The arguments are converted, not null and known as far as the parameters ask for that.</param>
internal sealed record Function(string Name, Parameter[] Parameters, Parameter? Rest, Func<HclValue[], CallSite, HclValue> Body)
{
    public Function(string name, Parameter[] parameters, Func<HclValue[], HclValue> body)
        : this(name, parameters, null, (arguments, _) => body(arguments))
    {
    }

    /// <summary>The type of the result while it is not known.</summary>
    public HclType Returns { get; init; } = HclType.Dynamic;

    /// <summary>Something unknown inside an argument makes the result unknown.</summary>
    public bool NeedsWhole { get; init; }
}

/// <summary>What a call may need besides its arguments.</summary>
internal sealed record CallSite(Evaluation.Evaluator Evaluator, FunctionTable Table);
