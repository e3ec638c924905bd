using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Cairn.Cli.Shell;

namespace Cairn.Tests.Shell;

/// <summary>A terminal that is typed at by a script, and whose screen can be read. It knows what the line editor sends, and fails at anything else.</summary>
internal sealed partial class FakeTerminal(IEnumerable<ConsoleKeyInfo> keys, int width = 40, int height = 12) : ITerminal
{
    private readonly Queue<ConsoleKeyInfo> _keys = new(keys);
    private readonly List<StringBuilder> _rows = [new()];

    public int Width => width;

    public int Height => height;

    public bool HasColours => false;

    public int Row { get; private set; }

    public int Column { get; private set; }

    public string Screen => string.Join('\n', _rows.Select(row => row.ToString().TrimEnd())).TrimEnd('\n');

    public ConsoleKeyInfo ReadKey() => _keys.TryDequeue(out var key) ? key : new ConsoleKeyInfo('\0', ConsoleKey.D, false, false, true);

    public void Write(string text)
    {
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] == '\u001b')
            {
                var command = Command().Match(text, at);
                Assert.True(command.Success && command.Index == at, $"unknown command in {text[at..].Replace("\u001b", "ESC", StringComparison.Ordinal)}");
                Obey(command.Groups[2].Value, int.TryParse(command.Groups[1].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 1);
                at += command.Length - 1;
            }
            else
            {
                Put(text[at]);
            }
        }
    }

    private void Obey(string command, int number)
    {
        switch (command)
        {
            case "A":
                Row -= number;
                break;
            case "C":
                Column += number;
                break;
            case "J" when number == 2:
                _rows.Clear();
                _rows.Add(new());
                break;
            case "J":
                _rows[Row].Length = Math.Min(_rows[Row].Length, Column);
                _rows.RemoveRange(Row + 1, _rows.Count - Row - 1);
                break;
            case "H":
                (Row, Column) = (0, 0);
                break;
        }

        Assert.InRange(Row, 0, _rows.Count - 1);
        Assert.InRange(Column, 0, width);
    }

    private void Put(char letter)
    {
        if (letter == '\r')
        {
            Column = 0;
        }
        else if (letter == '\n')
        {
            if (++Row == _rows.Count)
                _rows.Add(new());
        }
        else
        {
            Assert.True(Column < width, "the text runs over the edge");
            var row = _rows[Row];
            row.Append(' ', Math.Max(0, Column + 1 - row.Length));
            row[Column++] = letter;
        }
    }

    [GeneratedRegex("\u001b\\[(\\d*)([A-Z])")]
    private static partial Regex Command();
}
