namespace Cairn.Sources.CloudFormation;

/// <summary>Names stacks after their files, since a template does not say what it will be deployed as.</summary>
internal static class StackNames
{
    private static readonly HashSet<string> Plain = new(StringComparer.OrdinalIgnoreCase)
    {
        "template", "templates", "packaged", "main", "index", "cloudformation", "cfn", "cfn_stack", "stack", "sam", "infra", "infrastructure", "deploy",
    };

    /// <summary>A name for each source, no two alike: of the file, with as many of its folders as it takes.</summary>
    public static IReadOnlyDictionary<string, string> Of(IReadOnlyList<string> sources)
    {
        var names = new Dictionary<string, string>(StringComparer.Ordinal);
        for (var folders = 0; names.Count < sources.Count && folders < 64; folders++)
        {
            var open = sources.Where(source => !names.ContainsKey(source)).ToList();
            foreach (var group in open.GroupBy(source => Name(source, folders), StringComparer.OrdinalIgnoreCase))
            {
                if (group.Count() == 1 && !names.ContainsValue(group.Key))
                    names[group.First()] = group.Key;
            }
        }

        foreach (var source in sources)
            names.TryAdd(source, source);
        return names;
    }

    private static string Name(string source, int folders)
    {
        var parts = Path.GetFullPath(source).Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries).ToList();
        parts[^1] = Bare(parts[^1]);
        // template.yaml says nothing; the folder it is in does.
        while (parts.Count > 1 && Plain.Contains(parts[^1]))
            parts.RemoveAt(parts.Count - 1);
        return string.Join('-', parts.Skip(Math.Max(0, parts.Count - 1 - folders)).Select(Clean));
    }

    private static string Bare(string file)
    {
        foreach (var ending in new[] { ".gz", ".json", ".yaml", ".yml", ".template" })
        {
            if (file.EndsWith(ending, StringComparison.OrdinalIgnoreCase))
                file = file[..^ending.Length];
        }

        return file;
    }

    // Names go into ARNs, so that they keep to what CloudFormation allows for a stack.
    private static string Clean(string text) => string.Concat(text.Select(c => char.IsAsciiLetterOrDigit(c) || c == '-' ? c : '-')).Trim('-') is { Length: > 0 } clean ? clean : "stack";
}
