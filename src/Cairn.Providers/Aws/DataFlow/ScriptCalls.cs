using System.Text;

namespace Cairn.Providers.Aws.DataFlow;

/// <summary>
/// Reads calls and the strings that reach them from a script's tokens: assignments, templates, concatenation, environment variables.
/// It recognises the shape of a call and runs nothing.
/// </summary>
internal sealed class ScriptCalls
{
    private const int MostCalls = 5_000;
    private const int LongestCall = 2_000;
    private const int MostArguments = 100_000;
    private readonly IReadOnlyList<ScriptToken> _tokens;
    private readonly IReadOnlyDictionary<string, string> _environment;
    private readonly Dictionary<string, string> _variables = new(StringComparer.Ordinal);
    private readonly List<ScriptCall> _calls = [];
    private int _arguments;

    private ScriptCalls(IReadOnlyList<ScriptToken> tokens, IReadOnlyDictionary<string, string> environment)
    {
        _tokens = tokens;
        _environment = environment;
    }

    /// <summary>The calls of a script, and whether all of it was read.</summary>
    public static (IReadOnlyList<ScriptCall> Calls, bool Complete) Read(string script, IReadOnlyDictionary<string, string> environment)
    {
        var reader = new ScriptCalls(ScriptTokens.Of(script), environment);
        var at = 0;
        for (; at < reader._tokens.Count && reader._calls.Count < MostCalls && reader._arguments < MostArguments; at++)
            reader.Read(at);
        return (reader._calls, at == reader._tokens.Count && at <= ScriptTokens.Most);
    }

    private void Read(int at)
    {
        if (_tokens[at].Kind != ScriptTokenKind.Word)
            return;
        if (_tokens[at].Text == "aws")
            Command(at);
        else if (Sign(at + 1, '('))
            Call(at);
        else if (Sign(at + 1, '=') && !Sign(at + 2, '=') && Value(at + 2, out _) is { } value)
            _variables[_tokens[at].Text] = value;
    }

    private bool Sign(int at, char sign) => at < _tokens.Count && _tokens[at].Is(sign);

    private void Call(int at)
    {
        var name = _tokens[at].Text;
        var dot = name.LastIndexOf('.');
        var assigned = at >= 2 && Sign(at - 1, '=') && _tokens[at - 2].Kind == ScriptTokenKind.Word ? _tokens[at - 2].Text : at >= 3 && _tokens[at - 1].Text is "new" or "await" && Sign(at - 2, '=') ? _tokens[at - 3].Text : null;
        Add(new(Plain(name[(dot + 1)..]), dot > 0 ? name[..dot] : null, assigned, _tokens[at].Line, Arguments(at + 2)));
    }

    private void Add(ScriptCall call)
    {
        _calls.Add(call);
        _arguments += call.Arguments.Count;
    }

    /// <summary>All arguments up to the closing bracket; members of nested objects count as named arguments.</summary>
    private List<ScriptArgument> Arguments(int from)
    {
        var arguments = new List<ScriptArgument>();
        var depth = 1;
        for (var i = from; i < _tokens.Count && i - from < LongestCall && depth > 0; i++)
        {
            var token = _tokens[i];
            depth += token.Kind != ScriptTokenKind.Sign ? 0 : token.Text[0] is '(' or '[' or '{' ? 1 : token.Text[0] is ')' or ']' or '}' ? -1 : 0;
            if (token.Kind is not (ScriptTokenKind.Word or ScriptTokenKind.Text))
                continue;
            if ((Sign(i + 1, '=') && !Sign(i + 2, '=')) || Sign(i + 1, ':'))
                arguments.Add(Named(Plain(token.Text), Skip(i + 2)));
            else if (i == from || _tokens[i - 1].Is(',') || _tokens[i - 1].Is('(') || _tokens[i - 1].Is('['))
                arguments.Add(Named("", i));
        }

        return arguments;
    }

    private int Skip(int at)
    {
        while (at < _tokens.Count && (_tokens[at].Kind == ScriptTokenKind.LineEnd || _tokens[at].Is('[')))
            at++;
        return at;
    }

    private ScriptArgument Named(string name, int value) =>
        new(name, Value(value, out _), value < _tokens.Count && _tokens[value].Kind == ScriptTokenKind.Word ? _tokens[value].Text : null);

    /// <summary>The text of an expression of strings, known variables and their concatenation; null when it is not known.</summary>
    private string? Value(int at, out int next)
    {
        var text = Single(at, out next);
        while (text is not null && Sign(next, '+'))
            text = Single(next + 1, out next) is { } more && text.Length + more.Length <= 4096 ? text + more : null;
        return text;
    }

    private string? Single(int at, out int next)
    {
        next = at + 1;
        if (at >= _tokens.Count)
            return null;
        var token = _tokens[at];
        if (token.Kind == ScriptTokenKind.Text)
            return token.Template ? Fill(token.Text) : token.Text;
        if (token.Kind != ScriptTokenKind.Word)
            return null;
        if (token.Text.StartsWith("process.env.", StringComparison.Ordinal))
            return _environment.GetValueOrDefault(token.Text["process.env.".Length..]);
        if (token.Text is "os.environ" or "os.environ.get" or "os.getenv" or "process.env" && at + 2 < _tokens.Count)
        {
            next = at + 4;
            return _environment.GetValueOrDefault(_tokens[at + 2].Text);
        }

        return token.Template ? Fill(token.Text) : _variables.GetValueOrDefault(token.Text) ?? (token.Text.Contains("://", StringComparison.Ordinal) ? token.Text : null);
    }

    /// <summary>Puts known variables in the place of <c>{name}</c>, <c>${name}</c> and <c>$name</c>; unknown ones stay, and so match nothing.</summary>
    private string Fill(string template)
    {
        var filled = new StringBuilder(template.Length);
        for (var i = 0; i < template.Length && filled.Length <= 4096; i++)
        {
            var (name, length) = Placeholder(template, i);
            if (length > 0 && Lookup(name) is { } value)
                filled.Append(value);
            else
                filled.Append(template, i, Math.Max(length, 1));
            i += Math.Max(length, 1) - 1;
        }

        return filled.ToString();
    }

    private string? Lookup(string name) => _variables.GetValueOrDefault(name) ?? _environment.GetValueOrDefault(name) ?? _environment.GetValueOrDefault(name.StartsWith("process.env.", StringComparison.Ordinal) ? name["process.env.".Length..] : "");

    private static (string Name, int Length) Placeholder(string text, int at)
    {
        var brace = text[at] == '{' ? at : text[at] == '$' && at + 1 < text.Length && text[at + 1] == '{' ? at + 1 : -1;
        if (brace >= 0)
            return text.IndexOf('}', brace) is > 0 and var close && close - brace <= 100 ? (text[(brace + 1)..close].Trim(), close - at + 1) : ("", 0);
        if (text[at] != '$')
            return ("", 0);
        var end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] == '_'))
            end++;
        return (text[(at + 1)..end], end > at + 1 ? end - at : 0);
    }

    /// <summary><c>aws service operation --name value Key=value …</c> up to the end of the line.</summary>
    private void Command(int at)
    {
        var end = EndOfCommand(at);
        if (end - at < 3)
            return;
        var action = Plain(_tokens[at + 1].Text is "s3" ? $"s3{_tokens[at + 2].Text}" : _tokens[at + 2].Text);
        var arguments = new List<ScriptArgument>();
        for (var i = at + 3; i < end; i++)
        {
            if (_tokens[i].Kind == ScriptTokenKind.Sign)
                continue;
            if (Sign(i + 1, '=') && i + 2 < end)
                arguments.Add(new(Plain(_tokens[i].Text), Bare(i += 2), null));
            else if (_tokens[i].Text.StartsWith("--", StringComparison.Ordinal) && i + 1 < end && !Sign(i + 2, '='))
                arguments.Add(new(Plain(_tokens[i].Text), Bare(++i), null));
            else if (!_tokens[i].Text.StartsWith("--", StringComparison.Ordinal))
                arguments.Add(new("", Bare(i), null));
        }

        Add(new(action, null, null, _tokens[at].Line, arguments));
    }

    private int EndOfCommand(int at)
    {
        var end = at + 1;
        while (end < _tokens.Count && end - at < LongestCall && _tokens[end].Kind != ScriptTokenKind.LineEnd && !_tokens[end].Is('|') && !_tokens[end].Is(';'))
            end++;
        return end;
    }

    /// <summary>On a command line a word stands for itself.</summary>
    private string? Bare(int at) => _tokens[at].Kind == ScriptTokenKind.Word && !_tokens[at].Template ? _tokens[at].Text : Single(at, out _);

    private static string Plain(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant() is var plain && plain.EndsWith("command", StringComparison.Ordinal) ? plain[..^"command".Length] : string.Concat(name.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
