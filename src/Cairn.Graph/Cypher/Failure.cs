using Cairn.Graph.Cypher.Syntax;

namespace Cairn.Graph.Cypher;

/// <summary>Makes the exceptions for errors of compilation and of a run. Messages hold what users and data say, so what is interpolated is kept brief.</summary>
internal static class Failure
{
    public static QueryException Syntax(string detail, BriefText message, TextSpan at, string help = "") => Compile("SyntaxError", detail, message.ToString(), at, help);

    public static QueryException Syntax(string detail, string message, TextSpan at, string help = "") => Compile("SyntaxError", detail, message, at, help);

    public static QueryException Compile(string type, string detail, BriefText message, TextSpan at, string help = "") => Compile(type, detail, message.ToString(), at, help);

    public static QueryException Compile(string type, string detail, string message, TextSpan at, string help = "") =>
        new(new QueryDiagnostic(type, detail, message) { Offset = at.Start, Length = at.End - at.Start, Help = help });

    public static QueryException Type(string detail, BriefText message) => Type(detail, message.ToString());

    public static QueryException Type(string detail, string message) => Run("TypeError", detail, message);

    public static QueryException Argument(string detail, BriefText message) => Argument(detail, message.ToString());

    public static QueryException Argument(string detail, string message) => Run("ArgumentError", detail, message);

    public static QueryException Run(string type, string detail, BriefText message, string help = "") => Run(type, detail, message.ToString(), help);

    public static QueryException Run(string type, string detail, string message, string help = "") =>
        new(new QueryDiagnostic(type, detail, message) { Phase = QueryPhase.Run, Help = help });

    public static QueryException Budget(string which, string message, string help) => Run("BudgetExceeded", which, message, help);
}
