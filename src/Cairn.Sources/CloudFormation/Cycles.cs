using System.Text.RegularExpressions;
using Cairn.Sources.Trees;

namespace Cairn.Sources.CloudFormation;

/// <summary>Tells resources that wait for each other, which CloudFormation refuses to deploy.</summary>
internal static partial class Cycles
{
    public static void Tell(Stack stack)
    {
        var needs = stack.Resources.Values.ToDictionary(declared => declared.Name, declared => Needs(stack, declared), StringComparer.Ordinal);
        var done = new HashSet<string>(StringComparer.Ordinal);
        foreach (var name in needs.Keys.Order(StringComparer.Ordinal))
        {
            if (Find(name, needs, done) is { } cycle)
                stack.Run.Wrong("circular-dependency", $"these resources wait for each other: {string.Join(" → ", cycle.Select(one => $"`{one}`"))}", stack.Template.Where(stack.Resources[cycle[0]].At), "CloudFormation refuses such a template; take one of the references out");
        }
    }

    /// <summary>Depth first without recursion, since a hostile chain is as long as the file.</summary>
    private static List<string>? Find(string start, Dictionary<string, List<string>> needs, HashSet<string> done)
    {
        var path = new List<string>();
        var open = new HashSet<string>(StringComparer.Ordinal);
        var work = new Stack<(string Name, bool Leave)>([(start, false)]);
        while (work.TryPop(out var step))
        {
            if (step.Leave)
            {
                path.RemoveAt(path.Count - 1);
                open.Remove(step.Name);
                done.Add(step.Name);
            }
            else if (open.Contains(step.Name))
            {
                // One knot is told once, wherever it is entered.
                done.UnionWith(path);
                return [.. path.SkipWhile(name => name != step.Name), step.Name];
            }
            else if (!done.Contains(step.Name))
            {
                path.Add(step.Name);
                open.Add(step.Name);
                work.Push((step.Name, true));
                foreach (var next in needs[step.Name])
                    work.Push((next, false));
            }
        }

        return null;
    }

    private static List<string> Needs(Stack stack, Declared declared)
    {
        var found = new HashSet<string>(StringComparer.Ordinal);
        if (declared.Properties is { } properties)
            Collect(stack, properties, found);
        if (declared.Body["DependsOn"] is { } waits)
            found.UnionWith((waits.IsList ? waits.Items : [waits]).Select(item => item.Text));
        return [.. found.Where(stack.Resources.ContainsKey)];
    }

    private static void Collect(Stack stack, Node node, HashSet<string> found)
    {
        if (!stack.Run.Spend(stack.Template.Source))
            return;
        if (node.Members is [var only])
        {
            switch (only.Name)
            {
                case "Ref":
                    found.Add(only.Value.Text);
                    return;
                case "Fn::GetAtt":
                    found.Add(only.Value.IsScalar ? only.Value.Text.Split('.')[0] : (only.Value.Items.Count > 0 ? only.Value.Items[0].Text : ""));
                    return;
                case "Fn::Sub":
                    Named(only.Value, found);
                    break;
                case "Fn::If" when only.Value.Items is [{ IsScalar: true } condition, var yes, var no] && stack.Condition(condition.Text, condition.At) is { } decided:
                    Collect(stack, decided ? yes : no, found);
                    return;
            }
        }

        foreach (var item in node.Items)
            Collect(stack, item, found);
        foreach (var member in node.Members)
            Collect(stack, member.Value, found);
    }

    private static void Named(Node sub, HashSet<string> found)
    {
        var text = sub.IsScalar ? sub.Text : (sub.Items.Count > 0 ? sub.Items[0].Text : "");
        var own = sub.Items.Count > 1 ? sub.Items[1] : null;
        foreach (Match match in Variable().Matches(text))
        {
            if (own?[match.Groups[1].Value] is null)
                found.Add(match.Groups[1].Value);
        }
    }

    [GeneratedRegex(@"\$\{([A-Za-z0-9]{1,255})[.}]", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Variable();
}
