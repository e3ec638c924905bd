using Cairn.Analysis.Knowledge;

namespace Cairn.Cli.Text;

/// <summary>Colours, if the reader is a terminal that wants them (https://no-color.org).</summary>
internal sealed class Style(bool colours)
{
    /// <summary>Whether standard output is a terminal that wants colours.</summary>
    public static bool WantsColours => !Console.IsOutputRedirected && string.IsNullOrEmpty(Environment.GetEnvironmentVariable("NO_COLOR")) && Environment.GetEnvironmentVariable("TERM") != "dumb";

    public static Style ForOutput(bool toFile) => new(!toFile && WantsColours);

    public string Heading(string text) => Paint("1", text);

    public string Quiet(string text) => Paint("2", text);

    public string Band(Severity severity) => Paint(severity switch
    {
        Severity.Critical => "1;31",
        Severity.High => "31",
        Severity.Medium => "33",
        _ => "36",
    }, Analysis.Risk.Band.Word(severity));

    private string Paint(string code, string text) => colours ? $"\u001b[{code}m{text}\u001b[0m" : text;
}
