using Cairn.Cli.Pipeline;

namespace Cairn.Cli.Shell;

/// <summary>What was typed before, in memory; in a file only if the user names one, because queries may be private.</summary>
internal sealed class History
{
    private const int Longest = 1000;

    private readonly List<string> _entries = [];
    private readonly string? _file;
    private int _at;
    private string _draft = "";

    public History(string? file)
    {
        _file = file;
        if (file is not null && File.Exists(file))
            _entries.AddRange(File.ReadLines(file).TakeLast(Longest).Select(Unescape));
        _at = _entries.Count;
    }

    public IReadOnlyList<string> Entries => _entries;

    public void Add(string text)
    {
        if (_entries.Count == 0 || _entries[^1] != text)
        {
            _entries.Add(text);
            Keep(text);
        }

        if (_entries.Count > Longest)
            _entries.RemoveAt(0);
        _at = _entries.Count;
    }

    /// <summary>Begins at the newest again.</summary>
    public void Rewind() => _at = _entries.Count;

    /// <summary>The entry before; what is being typed is kept as the newest.</summary>
    public string? Older(string typed)
    {
        if (_at == 0)
            return null;
        if (_at == _entries.Count)
            _draft = typed;
        return _entries[--_at];
    }

    public string? Newer()
    {
        if (_at == _entries.Count)
            return null;
        return ++_at == _entries.Count ? _draft : _entries[_at];
    }

    private void Keep(string text)
    {
        if (_file is null)
            return;
        try
        {
            File.AppendAllText(_file, Escape(text) + "\n");
        }
        catch (Exception denied) when (denied is IOException or UnauthorizedAccessException)
        {
            throw new UsageException($"the history cannot be kept in `{_file}`: {denied.Message}");
        }
    }

    private static string Escape(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\n", "\\n", StringComparison.Ordinal).Replace("\r", "", StringComparison.Ordinal);

    private static string Unescape(string line)
    {
        var text = new System.Text.StringBuilder();
        for (var i = 0; i < line.Length; i++)
        {
            var escaped = line[i] == '\\' && i + 1 < line.Length;
            text.Append(escaped ? line[++i] == 'n' ? '\n' : line[i] : line[i]);
        }

        return text.ToString();
    }
}
