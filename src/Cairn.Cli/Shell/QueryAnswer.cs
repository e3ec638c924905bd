using Cairn.Cli.Text;
using Cairn.Graph.Cypher;
using Cairn.Graph.Exchange;

namespace Cairn.Cli.Shell;

/// <summary>Writes the answer to a query in the format asked for.</summary>
internal static class QueryAnswer
{
    /// <summary>The most rows of a table that a person is shown.</summary>
    public const int Screenful = 1000;

    /// <param name="result">The answer.</param>
    /// <param name="format">How to write it.</param>
    /// <param name="to">Where to.</param>
    /// <param name="width">The width of the reader's screen; null where a program reads.</param>
    /// <returns>Whether cells of a table were cut to the width.</returns>
    public static bool Write(QueryResult result, string format, StreamWriter to, int? width)
    {
        switch (format)
        {
            case "json":
                to.Flush();
                ResultText.WriteJson(result, to.BaseStream);
                return false;
            case "csv":
                ResultText.WriteCsv(result, to);
                return false;
            default:
                return ResultText.WriteTable(result, to, width ?? int.MaxValue, width is null ? int.MaxValue : Screenful);
        }
    }

    /// <summary>A plan, with names from outside made safe.</summary>
    public static void WritePlan(string plan, TextWriter to)
    {
        foreach (var line in plan.TrimEnd('\n').Split('\n'))
            to.WriteLine(Plain.Line(line.TrimEnd('\r')));
    }
}
