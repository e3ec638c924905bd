namespace Cairn.Tests.Shell;

/// <summary>Keys as text: letters stand for themselves, <c>&lt;Left&gt;</c> for a key by its name, <c>&lt;C-a&gt;</c> and <c>&lt;A-b&gt;</c> for one held with Control or Alt.</summary>
internal static class KeyText
{
    public static IEnumerable<ConsoleKeyInfo> Keys(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            var end = text[at] == '<' ? text.IndexOf('>', at) : -1;
            yield return end > at + 1 ? Named(text[(at + 1)..end]) : Letter(text[at]);
            at = end > at + 1 ? end : at;
        }
    }

    private static ConsoleKeyInfo Named(string name) => name switch
    {
        ['C', '-', var letter] => new('\0', Enum.Parse<ConsoleKey>(letter.ToString(), ignoreCase: true), shift: false, alt: false, control: true),
        ['A', '-', var letter] => new(letter, Enum.Parse<ConsoleKey>(letter.ToString(), ignoreCase: true), shift: false, alt: true, control: false),
        "Left" or "Right" or "Up" or "Down" => new('\0', Enum.Parse<ConsoleKey>(name + "Arrow"), shift: false, alt: false, control: false),
        _ => new('\0', Enum.Parse<ConsoleKey>(name), shift: false, alt: false, control: false),
    };

    private static ConsoleKeyInfo Letter(char letter) => letter == '\n' ? new('\r', ConsoleKey.Enter, false, false, false) : new(letter, 0, false, false, false);
}
