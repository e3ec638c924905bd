using Cairn.Access.Aws.Conditions;

namespace Cairn.Access.Aws.Evaluation;

/// <summary>
/// Requests through the estate's VPC endpoints. A permission belongs to an identity, whose keys work from anywhere, so an
/// endpoint's policy decides only where the request is said, or a condition demands it, to go through that endpoint.
/// </summary>
internal static class Endpoints
{
    private const string Key = "aws:sourcevpce";

    /// <summary>The question as it looks when its context names one of the estate's endpoints.</summary>
    public static Question Enter(Question question)
        => question.Endpoint is null && question.Doors.Count > 0 && question.Context.TryGetValue(Key, out var values) && values is [var id] && question.Doors.TryGetValue(id, out var door)
            ? Through(question, door)
            : question;

    /// <summary>Where what remains open demands an endpoint of the estate, that endpoint's policy has its say.</summary>
    public static Verdict Narrow(Question question, Verdict verdict)
    {
        if (question.Doors.Count == 0 || verdict.Decision != Decision.Conditional || question.Door is not null || question.Endpoint is not null)
            return verdict;
        var limited = Demanded(question, verdict.Residual).Select(door => (door.Endpoint.Id, Verdict: Enter(question, door))).Where(entry => entry.Verdict is not null).ToList();
        if (limited.Count == 0)
            return verdict;
        var open = verdict.Residual & verdict.Choices & Condition.Not(Condition.OfTest("aws:SourceVpce", "StringEquals", [.. limited.Select(entry => entry.Id)]));
        foreach (var (id, through) in limited.Where(entry => !entry.Verdict!.IsDenied))
            open |= Condition.OfTest("aws:SourceVpce", "StringEquals", [id]) & through!.Residual & through.Choices;
        var judged = open.IsNever ? Stopped : Residual.Judge(open, verdict.Layer);
        return judged.IsDenied ? Stopped with { Because = verdict.Because } : judged with { Because = verdict.Because };
    }

    // Null where the endpoint's policy takes nothing away.
    private static Verdict? Enter(Question question, EndpointDoor door)
    {
        var trace = question.Trace is null ? null : new List<Reason>();
        var through = Evaluator.Decide(Through(question with { Trace = trace }, door));
        question.Trace?.AddRange(trace!.Where(reason => reason.Layer == PolicyLayers.Endpoint));
        var free = Evaluator.Decide(Through(question with { Trace = null }, new EndpointDoor(door.Endpoint with { PolicyUnknown = null }, null)));
        return free.Decision == through.Decision && free.Residual.Text == through.Residual.Text && free.Choices.Text == through.Choices.Text ? null : through;
    }

    private static Verdict Stopped { get; } = new(Decision.DeniedImplicitly, PolicyLayers.Endpoint, Condition.Never) { BlockedBy = PolicyLayers.Endpoint };

    /// <summary>What is known of the keys that only a request through an endpoint carries, or that it never does.</summary>
    public static KeyValue? Find(string key, Question question) => key switch
    {
        "aws:sourceip" when question.Context.TryGetValue(Key, out var values) && values.Count > 0 => KeyValue.Absent,
        "aws:sourcevpc" when question.Door?.Endpoint.Network is { } network => KeyValue.Of(network),
        "aws:vpceaccount" when question.Door?.Endpoint.Account is { } account => KeyValue.Of(account),
        _ => null,
    };

    private static List<EndpointDoor> Demanded(Question question, Condition residual)
    {
        var tests = new List<Condition.Test>();
        Collect(residual, tests);
        if (tests.Count == 0)
            return [];
        var compiled = tests.ConvertAll(test => new ConditionTest(test.Operator, test.Key, test.Values, variables: false));
        return [.. question.Doors.Values
            .Where(door => door.Policy is not null || door.Endpoint.PolicyUnknown is not null)
            .Where(door => tests.Where((test, i) => (compiled[i].Evaluate(new OneKey(KeyValue.Of(door.Endpoint.Id))) == Truth.Yes) != test.Negated).Any())
            .OrderBy(door => door.Endpoint.Id, StringComparer.Ordinal)];
    }

    private static void Collect(Condition condition, List<Condition.Test> tests)
    {
        foreach (var part in condition switch { Condition.All all => all.Parts, Condition.Any any => any.Parts, _ => [] })
            Collect(part, tests);
        if (condition is Condition.Test test && test.Key.Equals(Key, StringComparison.OrdinalIgnoreCase) && test.Operator != "Null")
            tests.Add(test);
    }

    private static Question Through(Question question, EndpointDoor door)
    {
        var context = new Dictionary<string, IReadOnlyList<string>>(question.Context, StringComparer.OrdinalIgnoreCase) { [Key] = [door.Endpoint.Id] };
        return question with
        {
            Context = context,
            Door = door,
            Endpoint = door.Policy,
            Behind = question.Behind is { } behind ? behind with { Context = context, Door = door, Endpoint = door.Policy, Trace = question.Trace } : null,
        };
    }
}
