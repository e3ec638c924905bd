using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace Cairn.Sources.Aws.Wire;

/// <summary>Goes through all pages of a list, and notices a list that never ends.</summary>
internal static class Pages
{
    public static async IAsyncEnumerable<Reply> Read(AwsClient client, Caller caller, string service, string operation, string region, JsonObject parameters, CallLimits limits, [EnumeratorCancellation] CancellationToken cancellation)
    {
        var paging = AwsApis.All.Find(service, operation).Operation.Paging;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        for (var page = 1; ; page++)
        {
            var reply = await client.Call(caller, service, operation, region, parameters, cancellation);
            yield return reply;
            if (reply.Failure is not null || paging is null || Tokens(paging, reply.Answer) is not { } next)
                yield break;
            if (!seen.Add(string.Join('\n', next.Select(token => token.Value))) || page >= limits.MaxPages)
            {
                yield return new(default, new(FailureKind.Refused, "PagingEndless", seen.Count < limits.MaxPages ? "the list gives the same page again and again" : $"the list has more than {limits.MaxPages} pages"));
                yield break;
            }

            parameters = (JsonObject)parameters.DeepClone();
            foreach (var (name, value) in next)
                parameters[name] = value;
        }
    }

    /// <summary>The parameters that ask for the next page; null after the last one.</summary>
    private static List<(string Name, string Value)>? Tokens(Paging paging, JsonElement answer)
    {
        var tokens = paging.In.Zip(paging.Out, (name, path) => (Name: name, Value: Token(answer, path))).Where(token => token.Value is { Length: > 0 }).Select(token => (token.Name, token.Value!)).ToList();
        return tokens.Count == 0 || More(answer) == false ? null : tokens;
    }

    /// <summary>Some answers say whether there is more beside a token that is always there.</summary>
    private static bool? More(JsonElement answer)
    {
        foreach (var name in (string[])["IsTruncated", "HasMoreDeliveryStreams", "HasMoreStreams"])
        {
            if (answer.Member(name) is { ValueKind: JsonValueKind.True or JsonValueKind.False } flag)
                return flag.GetBoolean();
        }

        return null;
    }

    private static string? Token(JsonElement answer, string path)
    {
        var at = answer;
        foreach (var name in path.Split('.'))
        {
            at = name.EndsWith("[-1]", StringComparison.Ordinal) ? at.Member(name[..^4]).Items().LastOrDefault() : at.Member(name);
        }

        return at.ValueKind == JsonValueKind.String ? at.GetString() : null;
    }
}
