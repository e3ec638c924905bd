using Cairn.Access.Aws.Evaluation;
using Cairn.Access.Aws.Patterns;
using Cairn.Access.Aws.Policies;

namespace Cairn.Access.Aws.Reach;

/// <summary>
/// Decides a request for "some resource of this form" by witnesses: patterns that the policies carve out of the form, each tried with a name that fits it.
/// A verdict so found is that of a real request; a pattern is reported as the scope.
/// </summary>
internal static class Family
{
    // A policy set that carves more pieces than this out of one target is tried on the first ones only, and the verdict says so.
    private const int MaxPieces = 64;

    // Stands for any name: a character that no policy contains, so that only wildcards match it.
    private const char AnyName = '\uE010';

    public static RowVerdict Decide(Question question)
    {
        if (question.ResourcePattern is null || question.TakesNoResource)
            return One(question, null);
        var form = question.ResourcePattern.Whole.Text;
        var whole = Try(question, form, null);
        if (whole.Verdict.Decision == Decision.Allowed)
            return whole;
        if (!IsCarved(question))
            return whole;
        var result = whole;
        var pieces = Pieces(question, form, out var isCut);
        foreach (var piece in pieces)
            result = result.Or(Try(question, piece, Glob.Decode(piece)));
        return isCut && result.Verdict.Decision != Decision.Allowed | result.Scope is not null
            ? result with { Verdict = result.Verdict with { Cut = $"the policies carve more than {MaxPieces} parts out of {Glob.Decode(form)}; only {MaxPieces} were tried" } }
            : result;
    }

    // If every pattern speaks of the whole form or of nothing in it, one witness stands for all.
    private static bool IsCarved(Question question) => IsCarvedAlone(question) || (question.Behind is { } behind && IsCarvedAlone(behind));

    private static bool IsCarvedAlone(Question question)
    {
        var request = question.ResourcePattern!;
        PolicySet?[] sets = [question.Identity, question.ResourcePolicy, question.Boundary, question.Session, question.Endpoint];
        foreach (var set in sets.Concat(question.ServiceControls).Concat(question.ResourceControls))
        {
            if (set is not null && Statements(set.For(question.Action)).Any(statement => IsCarved(statement, set.Layer, request)))
                return true;
        }
        return false;
    }

    private static IEnumerable<Statement> Statements(PolicySet.Matched matched) => matched.Allows.Concat(matched.Denies).Select(entry => entry.Statement);

    private static bool IsCarved(Statement statement, PolicyLayers layer, ResourcePattern request)
    {
        foreach (var resource in statement.Resources ?? [])
        {
            if ((resource.Wide ?? resource.Pattern).For(layer)?.MatchPattern(request) == ResourceMatch.Partly)
                return true;
        }
        return false;
    }

    private static RowVerdict Try(Question question, string piece, string? scope)
        => One(AccessPoints.At(question with { IsRegionOpen = HasOpenRegion(piece) }, Witness(piece)), scope);

    private static RowVerdict One(Question question, string? scope) => new(Evaluator.Decide(question), scope, [question.Action.Text]);

    private static string Witness(string piece) => piece.Replace(Glob.Star, AnyName).Replace(Glob.One, AnyName);

    private static bool HasOpenRegion(string piece) => piece.Split(':', 5) is { Length: 5 } parts && parts[3].Contains(Glob.Star, StringComparison.Ordinal);

    private static List<string> Pieces(Question question, string form, out bool isCut)
    {
        var pieces = new List<string>();
        isCut = Carve(pieces, form, Patterns(question.Identity, question, denies: false));
        isCut |= Carve(pieces, form, Patterns(question.ResourcePolicy, question, denies: false));
        if (pieces.Count == 0)
            pieces.Add(form);
        foreach (var limit in Limits(question))
            isCut |= Refine(pieces, limit);
        pieces.Remove(form);
        return pieces;
    }

    private static IEnumerable<IEnumerable<ResourcePattern>> Limits(Question question)
    {
        PolicySet?[] sets = [question.Boundary, question.Session, question.Endpoint, .. question.ServiceControls];
        foreach (var set in sets)
            yield return Patterns(set, question, denies: false);
        sets = [question.Identity, question.ResourcePolicy, question.Boundary, .. question.ServiceControls, .. question.ResourceControls];
        foreach (var set in sets)
            yield return Patterns(set, question, denies: true);
        if (question.Behind is not { } behind)
            yield break;
        // What the bucket lets through limits what the access point lets in.
        yield return AtPoint(behind, Patterns(behind.Identity, behind, denies: false).Concat(Patterns(behind.ResourcePolicy, behind, denies: false)));
        foreach (var limit in Limits(behind))
            yield return AtPoint(behind, limit);
    }

    private static IEnumerable<ResourcePattern> AtPoint(Question behind, IEnumerable<ResourcePattern> patterns)
    {
        var (point, bucket) = (behind.Point!.Arn, behind.Point.AccessPoint!.BucketArn);
        foreach (var pattern in patterns)
        {
            if (behind.ResourcePattern!.Common(pattern) is { } piece)
                yield return ResourcePattern.OfEncoded(piece, AccessPointArns.AtPoint(piece, point, bucket));
        }
    }

    // Both say whether a piece was left out.
    private static bool Carve(List<string> pieces, string form, IEnumerable<ResourcePattern> patterns)
    {
        var whole = ResourcePattern.OfEncoded(form, form);
        foreach (var pattern in patterns)
        {
            if (whole.Common(pattern) is { } piece && !Add(pieces, piece))
                return true;
        }
        return false;
    }

    private static bool Refine(List<string> pieces, IEnumerable<ResourcePattern> limits)
    {
        var found = pieces.Count;
        foreach (var limit in limits)
        {
            for (var i = 0; i < found; i++)
            {
                if (ResourcePattern.OfEncoded(pieces[i], pieces[i]).Common(limit) is { } piece && !Add(pieces, piece))
                    return true;
            }
        }
        return false;
    }

    private static bool Add(List<string> pieces, string piece)
    {
        if (pieces.Contains(piece))
            return true;
        if (pieces.Count >= MaxPieces)
            return false;
        pieces.Add(piece);
        return true;
    }

    // What an Allow names, or what a Deny leaves out.
    private static IEnumerable<ResourcePattern> Patterns(PolicySet? set, Question question, bool denies)
    {
        if (set is null)
            yield break;
        var matched = set.For(question.Action);
        foreach (var entry in denies ? matched.Denies : matched.Allows)
        {
            if (entry.Statement.IsNotResource != denies || entry.Statement.Resources is not { } resources)
                continue;
            foreach (var resource in resources)
            {
                if (Filled(resource, question)?.For(set.Layer) is { IsEverything: false } pattern)
                    yield return pattern;
            }
        }
    }

    private static ResourcePattern? Filled(StatementResource resource, Question question)
        => !resource.Text.HasVariables ? resource.Pattern
            : resource.Text.Fill(question, out _) is { } text ? ResourcePattern.OfEncoded(resource.Text.Text, text)
            : null;
}
