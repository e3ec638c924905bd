namespace Cairn.Analysis.Knowledge;

/// <summary>A YAML value with its position: only text, lists and maps, no anchors, tags or types.</summary>
internal abstract record Yaml(int Line, int Column)
{
    public sealed record Text(string Value, int Line, int Column) : Yaml(Line, Column);

    public sealed record Items(IReadOnlyList<Yaml> Of, int Line, int Column) : Yaml(Line, Column);

    public sealed record Map(IReadOnlyList<(Text Key, Yaml Value)> Entries, int Line, int Column) : Yaml(Line, Column)
    {
        public Yaml? Find(string key)
        {
            foreach (var (name, value) in Entries)
            {
                if (name.Value == key)
                    return value;
            }

            return null;
        }
    }
}
