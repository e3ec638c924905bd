using System.Globalization;
using System.Text;
using Cairn.Graph.Cypher.Evaluation;

namespace Cairn.Graph.Cypher.Planning;

/// <summary>Plans as text: one operator per line in the order of execution, with estimated and, after a profiled run, counted rows.</summary>
internal static class PlanText
{
    public static string Of(Plan plan, IReadOnlyList<Plan> subplans, Profile? profile)
    {
        var text = new StringBuilder();
        Write(text, plan, "", profile);
        for (var i = 0; i < subplans.Count; i++)
        {
            text.Append(CultureInfo.InvariantCulture, $"subquery {i + 1}\n");
            Write(text, subplans[i], "  ", profile);
        }

        return text.ToString();
    }

    private static void Write(StringBuilder text, Plan plan, string indent, Profile? profile)
    {
        for (var i = 0; i < plan.Branches.Length; i++)
        {
            if (i > 0)
            {
                text.Append(indent).Append(plan.UnionAll ? "Union all\n" : "Union\n");
            }

            Write(text, plan.Branches[i].Operators, indent, profile);
        }
    }

    private static void Write(StringBuilder text, Operator[] operators, string indent, Profile? profile)
    {
        foreach (var op in operators)
        {
            text.Append(indent).Append(op.Text);
            if (!double.IsNaN(op.Estimate))
            {
                text.Append(CultureInfo.InvariantCulture, $"  ~{op.Estimate:0.##}");
            }

            text.Append(profile is null ? "" : string.Create(CultureInfo.InvariantCulture, $"  rows {profile.RowsOf(op)}")).Append('\n');
            if (op is Operator.Optional optional)
            {
                Write(text, optional.Pattern, indent + "  ", profile);
            }
        }
    }
}
