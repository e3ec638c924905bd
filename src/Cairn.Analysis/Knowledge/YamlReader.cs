using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cairn.Analysis.Knowledge;

/// <summary>Reads the one document of a YAML file; aliases are refused, so a small file stays small.</summary>
internal static class YamlReader
{
    private const int MaxLength = 1 << 20;
    private const int MaxDepth = 32;

    public static Yaml.Map? Read(KnowledgeFile file, ICollection<KnowledgeProblem> problems)
    {
        if (file.Text.Length > MaxLength)
        {
            problems.Add(new KnowledgeProblem("yaml-too-long", "the file is longer than a megabyte", file.Path, 0, 0));
            return null;
        }

        try
        {
            var parser = new Parser(new StringReader(file.Text));
            parser.Consume<StreamStart>();
            parser.Consume<DocumentStart>();
            var root = Value(parser, 0);
            parser.Consume<DocumentEnd>();
            if (root is Yaml.Map map && parser.TryConsume<StreamEnd>(out _))
                return map;
            problems.Add(new KnowledgeProblem("yaml-shape", "the file must be one map", file.Path, root.Line, root.Column));
        }
        catch (YamlException e)
        {
            problems.Add(new KnowledgeProblem("yaml-syntax", e.Message, file.Path, (int)e.Start.Line, (int)e.Start.Column));
        }

        return null;
    }

    private static Yaml Value(IParser parser, int depth)
    {
        var start = parser.Current?.Start ?? Mark.Empty;
        if (depth > MaxDepth)
            throw new YamlException(start, start, "the file is nested too deeply");
        if (parser.TryConsume<Scalar>(out var scalar))
            return Text(scalar);
        if (parser.TryConsume<SequenceStart>(out _))
        {
            var items = new List<Yaml>();
            while (!parser.TryConsume<SequenceEnd>(out _))
                items.Add(Value(parser, depth + 1));
            return new Yaml.Items(items, (int)start.Line, (int)start.Column);
        }

        if (!parser.TryConsume<MappingStart>(out _))
            throw new YamlException(start, start, "only text, lists and maps are understood here; aliases are not");
        return Map(parser, depth, start);
    }

    private static Yaml.Map Map(IParser parser, int depth, Mark start)
    {
        var entries = new List<(Yaml.Text, Yaml)>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var key = Text(parser.Consume<Scalar>());
            if (!seen.Add(key.Value))
                throw new YamlException(new Mark(0, key.Line, key.Column), new Mark(0, key.Line, key.Column), $"`{key.Value}` stands here twice");
            entries.Add((key, Value(parser, depth + 1)));
        }

        return new Yaml.Map(entries, (int)start.Line, (int)start.Column);
    }

    private static Yaml.Text Text(Scalar scalar) => new(scalar.Value, (int)scalar.Start.Line, (int)scalar.Start.Column);
}
