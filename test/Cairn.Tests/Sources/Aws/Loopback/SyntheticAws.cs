using System.Text.Json.Nodes;
using Cairn.Providers.Mapping;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Tests.Sources.Aws.Loopback;

/// <summary>
/// Answers every declared call with what the declarations expect of it: items where they look for them,
/// with the members that tell them apart and that other calls are asked with.
/// </summary>
internal sealed class SyntheticAws(IReadOnlyList<ResourceType> types)
{
    private readonly ILookup<string, Call> _calls = types.SelectMany(type => type.Calls).SelectMany(call => call.All).ToLookup(call => call.Name);
    private readonly ILookup<string, Call> _below = types.SelectMany(type => type.Calls).SelectMany(call => call.All).Where(call => call.Of is not null).ToLookup(call => call.Of!);
    private readonly ILookup<string, Call> _through = types.SelectMany(type => type.Calls).SelectMany(call => call.All).Where(call => call.From is not null).ToLookup(call => call.From!.Name);
    private readonly Dictionary<Call, string> _typeOf = types.SelectMany(type => type.Calls.Select(call => (call, type.Type))).DistinctBy(pair => pair.call).ToDictionary(pair => pair.call, pair => pair.Type);

    /// <summary>How many items a list that stands at the beginning has.</summary>
    public int ItemsPerList { get; init; } = 1;

    public IReadOnlyList<string> Regions { get; init; } = ["us-east-1"];

    public IReadOnlyList<string> Accounts { get; init; } = [];

    public JsonNode Answer(AwsAsked asked) => asked.Name switch
    {
        "sts:GetCallerIdentity" => new JsonObject { ["Account"] = asked.Account },
        "sts:AssumeRole" => Session(asked.Parameters["RoleArn"].Split(':')[4]),
        "ec2:DescribeRegions" => new JsonObject { [nameof(Regions)] = new JsonArray([.. Regions.Select(region => new JsonObject { ["RegionName"] = region })]) },
        "organizations:ListAccounts" when Accounts.Count > 0 => new JsonObject { [nameof(Accounts)] = new JsonArray([.. Accounts.Select(account => new JsonObject { ["Id"] = account, ["Status"] = "ACTIVE", ["Arn"] = $"arn:aws:organizations::1:account/o-1/{account}" })]) },
        _ => Declared(asked),
    };

    private static JsonObject Session(string account) => new()
    {
        ["Credentials"] = new JsonObject { ["AccessKeyId"] = $"ASIA{account}0", ["SecretAccessKey"] = "secret", ["SessionToken"] = "token", ["Expiration"] = "2099-01-01T00:00:00Z" },
    };

    private JsonObject Declared(AwsAsked asked)
    {
        var answer = new JsonObject();
        foreach (var call in _calls[asked.Name])
        {
            // Units below units would never end.
            if (call.Of is not null && call.Of == _typeOf.GetValueOrDefault(call))
                continue;
            var count = call.Of is null && call.From is null && call.Items is not null && call.Id is not null ? ItemsPerList : 1;
            Put(answer, call, asked, Enumerable.Range(0, count).Select(i => Item(call, asked, i)).ToList());
        }

        // Its last item is the token of the next page, so the answer says beside it whether there is one.
        if (asked.Operation.Paging is { Out: ["DeliveryStreamNames[-1]"] })
            answer["HasMoreDeliveryStreams"] = false;
        return answer;
    }

    private static void Put(JsonObject answer, Call call, AwsAsked asked, List<JsonNode> items)
    {
        if (call.Items is null)
        {
            Merge(answer, (JsonObject)items[0]);
            return;
        }

        var at = answer;
        var path = call.Items.Split('.');
        foreach (var (i, name) in path.Index())
        {
            var next = i + 1 < path.Length ? path[i + 1] : null;
            var isList = IsList(asked, call, path[..(i + 1)]);
            if (next is null)
                Set(at, name == "*" ? "entry" : name, items, isList);
            else
                at = Step(at, name == "*" ? "entry" : name, isList);
        }
    }

    private static void Set(JsonObject at, string name, List<JsonNode> items, bool isList)
    {
        if (at[name] is JsonArray or JsonObject && items[0] is JsonObject more)
            Merge((at[name] as JsonArray)?[0] as JsonObject ?? (JsonObject)at[name]!, more);
        else
            at[name] = isList ? new JsonArray([.. items]) : items[0];
    }

    private static JsonObject Step(JsonObject at, string name, bool isList)
    {
        var existing = at[name] is JsonArray list ? list[0] as JsonObject : at[name] as JsonObject;
        if (existing is not null)
            return existing;
        var made = new JsonObject();
        at[name] = isList ? new JsonArray(made) : made;
        return made;
    }

    /// <summary>In XML the model tells; in JSON a list where the declaration takes many.</summary>
    private static bool IsList(AwsAsked asked, Call call, string[] path)
    {
        if (asked.Operation.Out is { } root)
            return ShapeAt(asked, root, path) is { ItemName: not null } or null && ShapeKindAt(asked, root, path) is not ("s" or "n" or "b" or "d");
        return path[^1] is not ("*" or "resourceMethods") && (call.As?.EndsWith("[]", StringComparison.Ordinal) ?? (call.As is null && (call.Id is not null || call.Batch > 0)));
    }

    private static Shape? ShapeAt(AwsAsked asked, string root, string[] path) =>
        ShapeKindAt(asked, root, path) is { Length: > 1 } kind && !kind.StartsWith('*') ? asked.Service.Shapes[kind] : null;

    private static string ShapeKindAt(AwsAsked asked, string root, string[] path)
    {
        var kind = root;
        foreach (var name in asked.Operation.Payload is null ? path : path[1..])
        {
            var shape = asked.Service.Shapes[kind.TrimStart('*')];
            if (shape.ItemName is not null)
                shape = asked.Service.Shapes[shape.Of];
            var member = shape.Members.Values.First(member => member.Name == name);
            kind = (member.IsFlat ? "*" : "") + member.Kind;
        }

        return kind;
    }

    private JsonNode Item(Call call, AwsAsked asked, int index)
    {
        if (call.Scalar is { } scalar)
            return Value(scalar, asked, index);
        var item = new JsonObject();
        var users = call.Then.SelectMany(then => then.All).Concat(_through[call.Name]).Concat(_typeOf.TryGetValue(call, out var type) ? _below[type] : []);
        var paths = (call.Id?.Split('+') ?? []).Select(path => path.Split('|')[0])
            .Concat(users.SelectMany(user => user.With.Concat(user.Carry).Concat(user.Filter is { } filter ? [filter] : [])).Select(pair => CallItems.Split(pair).Path));
        if (call.As is not null && call.Items is not null && users.Any() == false)
            return asked.Operation.Out is null || call.Items.Contains('.', StringComparison.Ordinal) || call.As.EndsWith("[]", StringComparison.Ordinal) ? Plain(asked, call) : new JsonObject();
        foreach (var path in paths.Where(path => !path.Contains('.', StringComparison.Ordinal)))
            item[path] = Value(path, asked, index);
        foreach (var when in users.Append(call).Select(user => user.When).OfType<string>())
            Fulfil(item, when);
        return item;
    }

    /// <summary>What completes an item may be of any kind; the model says where it knows.</summary>
    private static JsonNode Plain(AwsAsked asked, Call call) =>
        asked.Operation.Out is { } root && asked.Operation.Payload is null && ShapeKindAt(asked, root, call.Items!.Split('.')) is { Length: > 1 } kind
            && (asked.Service.Shapes[kind.TrimStart('*')] is not { ItemName: not null } list || list.Of.Length > 1)
            ? new JsonObject() : JsonValue.Create("value")!;

    private static void Fulfil(JsonObject item, string when)
    {
        if (when.Contains("!=", StringComparison.Ordinal))
            return;
        if (when.Split('=') is [var name, var value])
            item[name] = value;
        else if (!item.ContainsKey(when))
            item[when] = when is "loggingConfig" or "Roles" ? new JsonObject() : "value";
    }

    private static JsonValue Value(string name, AwsAsked asked, int index) => name.EndsWith("Arn", StringComparison.OrdinalIgnoreCase)
        ? JsonValue.Create($"arn:aws:{asked.Service.Signing}:{asked.Region}:{asked.Account}:{asked.Operation.Name}/{index}")
        : JsonValue.Create(name.Equals("Version", StringComparison.OrdinalIgnoreCase) ? $"{index + 1}" : $"{name}-{index}");

    private static void Merge(JsonObject into, JsonObject more)
    {
        foreach (var (name, value) in more)
            into[name] ??= value?.DeepClone();
    }
}
