using System.Text.RegularExpressions;
using Cairn.Providers.Records;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Cairn.Sources.Trees;

/// <summary>
/// Reads the first document of a YAML text into a tree with positions. Tags that a template language gives a meaning are
/// written out by a function of that language; anchors are followed but never multiply a small text into a large one.
/// </summary>
internal sealed partial class YamlTree
{
    private const long MaxValues = 2_000_000;

    private readonly Parser _parser;
    private readonly string _source;
    private readonly int _maxDepth;
    private readonly Func<string, Node, Node> _tagged;
    private readonly ICollection<Diagnostic> _problems;
    private readonly Dictionary<AnchorName, Node> _anchors = [];
    private long _values;

    private YamlTree(string text, string source, int maxDepth, Func<string, Node, Node> tagged, ICollection<Diagnostic> problems)
    {
        _parser = new(new StringReader(text));
        _source = source;
        _maxDepth = maxDepth;
        _tagged = tagged;
        _problems = problems;
    }

    /// <param name="tagged">What a value with a tag of the document's own language (<c>!Sub</c>) stands for.</param>
    /// <returns>Null when the text is not YAML; what is wrong is then among the problems.</returns>
    public static Node? Read(string text, string source, int maxDepth, Func<string, Node, Node> tagged, ICollection<Diagnostic> problems)
    {
        var tree = new YamlTree(text, source, maxDepth, tagged, problems);
        try
        {
            return tree.Document();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The parser's own state can break on a text that is broken enough.
            problems.Add(Problem(new YamlException(tree._parser.Current?.End ?? YamlDotNet.Core.Mark.Empty, YamlDotNet.Core.Mark.Empty, "it cannot be parsed from here on"), text, source));
            return null;
        }
        catch (YamlException e)
        {
            problems.Add(Problem(e, text, source));
            return null;
        }
    }

    private static Diagnostic Problem(YamlException e, string text, string source)
    {
        // The start may be that of the value around the mistake.
        var at = e.End.Index > e.Start.Index ? e.End : e.Start;
        var where = (e.Message.Contains("tab", StringComparison.Ordinal) ? TabIn(text) : new Mark((int)at.Line, (int)at.Column)).In(source);
        return e is BoundException bound
            ? new(bound.Code, e.Message, where, "no real template is like that; the file may be hostile")
            : new("yaml-invalid", $"this is not valid YAML: {Told(e.Message)}", where);
    }

    private static Mark TabIn(string text)
    {
        var line = 1;
        foreach (var row in text.AsSpan().EnumerateLines())
        {
            if (row[..^row.TrimStart().Length].IndexOf('\t') is >= 0 and var column)
                return new(line, column + 1);
            line++;
        }

        return new(1, 1);
    }

    // The parser's messages begin with a capital and may name the position, which is told apart.
    private static string Told(string message) =>
        message.Length == 0 ? "it cannot be parsed" : string.Concat(char.ToLowerInvariant(message[0]).ToString(), message.AsSpan(1).TrimEnd('.'));

    private Node Document()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out _))
            return Node.Scalar(NodeKind.Null, "", new(1, 1));
        _parser.Consume<DocumentStart>();
        var root = Value(0);
        _parser.Consume<DocumentEnd>();
        return root;
    }

    private Node Value(int depth)
    {
        var start = _parser.Current?.Start ?? YamlDotNet.Core.Mark.Empty;
        if (depth > _maxDepth)
            throw new BoundException("yaml-too-deep", start, $"more than {_maxDepth} levels of nesting");
        var at = new Mark((int)start.Line, (int)start.Column);
        if (_parser.TryConsume<AnchorAlias>(out var alias))
            return Count(_anchors.GetValueOrDefault(alias.Value) ?? throw new YamlException(alias.Start, alias.Start, $"nothing is anchored as `{alias.Value}`"), start, followed: true);
        var (node, anchor, tag) = Plain(depth, at);
        if (Written(tag) is { Length: > 0 } own && !own.StartsWith("tag:yaml.org,2002:", StringComparison.Ordinal))
            node = _tagged(own.TrimStart('!'), node);
        if (!anchor.IsEmpty)
            _anchors[anchor] = node;
        return Count(node, start, followed: false);
    }

    private static string Written(TagName tag) => tag.IsEmpty || tag.IsNonSpecific ? "" : tag.Value;

    private Node Count(Node node, YamlDotNet.Core.Mark start, bool followed)
    {
        _values += followed ? node.Size : 1;
        return _values <= MaxValues ? node : throw new BoundException("yaml-too-large", start, $"more than {MaxValues} values once anchors are followed");
    }

    private (Node, AnchorName, TagName) Plain(int depth, Mark at)
    {
        if (_parser.TryConsume<Scalar>(out var scalar))
            return (ScalarOf(scalar, at), scalar.Anchor, scalar.Tag);
        if (_parser.TryConsume<SequenceStart>(out var sequence))
            return (List(depth, at), sequence.Anchor, sequence.Tag);
        if (_parser.TryConsume<MappingStart>(out var mapping))
            return (Map(depth, at), mapping.Anchor, mapping.Tag);
        throw new YamlException(_parser.Current?.Start ?? YamlDotNet.Core.Mark.Empty, _parser.Current?.End ?? YamlDotNet.Core.Mark.Empty, "a value is missing");
    }

    private Node List(int depth, Mark at)
    {
        var items = new List<Node>();
        while (!_parser.TryConsume<SequenceEnd>(out _))
            items.Add(Value(depth + 1));
        return Node.List(items, at);
    }

    private Node Map(int depth, Mark at)
    {
        var (members, merges) = (new List<Member>(), new List<Node>());
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (!_parser.TryConsume<MappingEnd>(out _))
        {
            var place = _parser.Current?.Start ?? YamlDotNet.Core.Mark.Empty;
            if (!_parser.TryConsume<Scalar>(out var key))
                throw new YamlException(place, place, "a key must be a plain text");
            var value = Value(depth + 1);
            var mark = new Mark((int)place.Line, (int)place.Column);
            if (key.Value == "<<" && key.Style == ScalarStyle.Plain)
                merges.Add(value);
            else if (names.Add(key.Value))
                members.Add(new(key.Value, value, mark));
            else
                Replace(members, new(key.Value, value, mark));
        }

        // Of several merge keys the first wins, as of the items of one; putting them together once keeps many of them cheap.
        return Node.Map(merges.Count == 0 ? members : [.. Enumerable.Reverse(merges).SelectMany(Merged), .. members], at);
    }

    private void Replace(List<Member> members, Member member)
    {
        _problems.Add(TreeProblem.Duplicate(member.Name, member.At.In(_source)));
        members.Add(member);
    }

    /// <summary>The members of a merge key (https://yaml.org/type/merge.html); those written out win, because they come later.</summary>
    private static IEnumerable<Member> Merged(Node value) =>
        value.IsList ? value.Items.Reverse().SelectMany(item => item.Members) : value.Members;

    private static Node ScalarOf(Scalar scalar, Mark at)
    {
        if (scalar.Style != ScalarStyle.Plain || Written(scalar.Tag) == "tag:yaml.org,2002:str")
            return Node.Scalar(NodeKind.Text, scalar.Value, at);
        return scalar.Value switch
        {
            "" or "~" or "null" or "Null" or "NULL" => Node.Scalar(NodeKind.Null, "", at),
            "true" or "True" or "TRUE" or "yes" or "Yes" or "YES" or "on" or "On" or "ON" => Node.Scalar(NodeKind.Boolean, "true", at),
            "false" or "False" or "FALSE" or "no" or "No" or "NO" or "off" or "Off" or "OFF" => Node.Scalar(NodeKind.Boolean, "false", at),
            var text when NumberText().IsMatch(text) => Node.Scalar(NodeKind.Number, text, at),
            var text => Node.Scalar(NodeKind.Text, text, at),
        };
    }

    // What JSON would write as a number too; an account id with a leading zero stays a text.
    [GeneratedRegex(@"^-?(0|[1-9]\d{0,17})(\.\d{1,17})?$")]
    private static partial Regex NumberText();

    /// <summary>A bound of ours that the text breaks, so that it can be told from a mistake in its syntax.</summary>
    private sealed class BoundException(string code, YamlDotNet.Core.Mark at, string message) : YamlException(at, at, message)
    {
        public string Code { get; } = code;
    }
}
