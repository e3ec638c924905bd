using Cairn.Cli.Shell;

namespace Cairn.Tests.Shell;

public sealed class LineEditorTests
{
    [Theory]
    [InlineData("abc;\n", "abc;")]
    [InlineData("bc<Home>a<End>;\n", "abc;")]
    [InlineData("ab<Left>X<Right>;\n", "aXb;")]
    [InlineData("abX<Backspace>;\n", "ab;")]
    [InlineData("Xab<C-a><Delete><C-e>;\n", "ab;")]
    [InlineData("Xab<C-a><C-d><C-e>;\n", "ab;")]
    [InlineData("ab cd<C-w>;\n", "ab ;")]
    [InlineData("ab cd<C-u>;\n", ";")]
    [InlineData("ab cd<C-a><C-k>;\n", ";")]
    [InlineData("ab cd<C-w>x <C-y>;\n", "ab x cd;")]
    [InlineData("one two<A-b>x<C-e>;\n", "one xtwo;")]
    [InlineData("one two<C-a><A-f>x<C-e>;\n", "onex two;")]
    [InlineData("one\ntwo<Up>X<C-e>\n<Down>;\n", "oneX\n\n;two")]
    [InlineData("o\ntwo;<Up><Down>!\n", "o\nt!wo;")]
    [InlineData("o\ntwo<C-a><Backspace>;\n", "o;two")]
    [InlineData("\U0001F600<Backspace>a;\n", "a;")]
    [InlineData("a<C-l>b;\n", "ab;")]
    [InlineData("\u0001a\u0007;\n", "a;")]
    public void Keys_edit_the_text(string keys, string expected)
    {
        var (how, text) = Editor(new FakeTerminal(KeyText.Keys(keys))).Read();

        Assert.Equal((Typed.Text, expected), (how, text));
    }

    [Theory]
    [InlineData("<C-d>", Typed.Left)]
    [InlineData("abc<C-c>", Typed.Cancelled)]
    [InlineData("\n", Typed.Text)]
    public void Typing_ends(string keys, object how) => Assert.Equal(how, Editor(new FakeTerminal(KeyText.Keys(keys))).Read().How);

    [Fact]
    public void Arrows_bring_back_what_was_typed_and_what_is_being_typed()
    {
        var history = new History(null);
        history.Add("one;");
        history.Add("two\nthree;");

        Assert.Equal("one;", Read("<Up><Up><Up>\n", history));
        Assert.Equal("two\nthree;", Read("<Up>\n", history));
        Assert.Equal("new;", Read("new;<Up><Up><Up><Down><Down><Down>\n", history));
    }

    [Fact]
    public void A_history_is_kept_in_a_file_only_when_asked_for()
    {
        var folder = Directory.CreateTempSubdirectory("cairn-history-");
        try
        {
            var file = Path.Combine(folder.FullName, "history");
            new History(file).Add("MATCH (n)\nRETURN n.x = 'a\\nb';");
            new History(null).Add("private;");

            Assert.Equal(["MATCH (n)\nRETURN n.x = 'a\\nb';"], new History(file).Entries);
            Assert.Single(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void A_long_text_goes_over_the_edge_in_rows()
    {
        var terminal = new FakeTerminal(KeyText.Keys("0123456789012345;<C-c>"), width: 20);

        Editor(terminal).Read();

        Assert.Equal("cairn> 0123456789012\n345;^C", terminal.Screen);
    }

    [Theory]
    [InlineData("0123456789012", 1, 0)]
    [InlineData("012345678901", 0, 19)]
    [InlineData("0123456789012<Left>", 0, 19)]
    [InlineData("ab\ncd<Home>", 1, 7)]
    [InlineData("ab\ncd<Up>", 0, 9)]
    public void The_cursor_stands_where_the_next_letter_goes(string keys, int row, int column)
    {
        var terminal = new Stopping(KeyText.Keys(keys), 20);

        Assert.Throws<InvalidOperationException>(() => Editor(terminal).Read());

        Assert.Equal((row, column), (terminal.Fake.Row, terminal.Fake.Column));
    }

    [Fact]
    public void A_text_taller_than_the_screen_shows_the_part_at_the_cursor()
    {
        var terminal = new FakeTerminal(KeyText.Keys(string.Concat(Enumerable.Range(10, 30).Select(line => $"{line}\n")) + "<C-c>"), height: 6);

        Editor(terminal).Read();

        Assert.EndsWith("  ...> 38\n  ...> 39\n  ...> ^C", terminal.Screen, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("MA<Tab>", "cairn> MATCH")]
    [InlineData("ma<Tab>", "cairn> MATCH")]
    [InlineData("x<Tab>", "cairn> x")]
    [InlineData("RE<Tab>", "cairn> RE")]
    [InlineData("RE<Tab><Tab>", "cairn> RE\nREDUCE  RETURN\ncairn> RE")]
    [InlineData("RE<Tab>T<Tab>", "cairn> RETURN")]
    public void Tab_completes_and_a_second_one_lists(string keys, string screen)
    {
        var terminal = new Stopping(KeyText.Keys(keys), 40);

        Assert.Throws<InvalidOperationException>(() => Editor(terminal).Read());

        Assert.Equal(screen, terminal.Fake.Screen);
    }

    [Fact]
    public void Whatever_is_typed_the_screen_shows_the_text()
    {
        string[] names = ["<Left>", "<Right>", "<Up>", "<Down>", "<Home>", "<End>", "<Backspace>", "<Delete>", "<C-k>", "<C-u>", "<C-w>", "<C-y>", "<Tab>", "<A-b>", "<A-f>", "a", "b ", "\n", "ä", "(", "漢"];
        for (var seed = 0; seed < 300; seed++)
        {
            var random = new Random(seed);
            var terminal = new FakeTerminal(KeyText.Keys(string.Concat(Enumerable.Range(0, 60).Select(_ => names[random.Next(names.Length)])) + "<C-c>"), width: random.Next(20, 50), height: 500);

            var (_, text) = Editor(terminal, _ => false).Read();

            var shown = terminal.Screen.Replace("\n  ...> ", "\n", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
            Assert.EndsWith(text.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal) + "^C", shown.Replace("...>", "", StringComparison.Ordinal), StringComparison.Ordinal);
        }
    }

    private static string Read(string keys, History history) => new LineEditor(new FakeTerminal(KeyText.Keys(keys)), history, Complete, Statements.IsComplete).Read().Text;

    private static LineEditor Editor(ITerminal terminal, Predicate<string>? isComplete = null) => new(terminal, new History(null), Complete, isComplete ?? Statements.IsComplete);

    private static Completions Complete(string text)
    {
        var start = text.LastIndexOfAny([' ', '\n']) + 1;
        return new(start, [.. new[] { "MATCH", "REDUCE", "RETURN" }.Where(word => text[start..].Length > 0 && word.StartsWith(text[start..], StringComparison.OrdinalIgnoreCase))]);
    }

    /// <summary>Throws at the end of its keys, so that the screen can be looked at in the middle of typing.</summary>
    private sealed class Stopping(IEnumerable<ConsoleKeyInfo> keys, int width) : ITerminal
    {
        private readonly Queue<ConsoleKeyInfo> _keys = new(keys);

        public FakeTerminal Fake { get; } = new([], width);

        public int Width => Fake.Width;

        public int Height => Fake.Height;

        public bool HasColours => false;

        public ConsoleKeyInfo ReadKey() => _keys.Dequeue();

        public void Write(string text) => Fake.Write(text);
    }
}
