using Cairn.Analysis.Pictures;

namespace Cairn.Cli.Pipeline;

/// <summary>Writes a picture in the format the user asked for.</summary>
internal static class Drawing
{
    public static bool IsPicture(string format) => format is "svg" or "dot" or "mermaid";

    public static void Write(Picture picture, string format, Stream to)
    {
        using var writer = new StreamWriter(to, leaveOpen: true) { NewLine = "\n" };
        switch (format)
        {
            case "svg":
                SvgPicture.Write(picture, writer);
                break;
            case "dot":
                DotPicture.Write(picture, writer);
                break;
            default:
                MermaidPicture.Write(picture, writer);
                break;
        }
    }
}
