using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Cairn.Providers.Mapping;
using Cairn.Providers.Records;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws.Collection;

/// <summary>Fills in what a call is asked with.</summary>
internal static class CallParameters
{
    /// <param name="items">What is gone through: one item, or those of a batch.</param>
    public static JsonObject Of(Call call, OperationFacts operation, string account, params IReadOnlyList<JsonElement> items)
    {
        var parameters = new JsonObject();
        foreach (var (name, value) in call.Given.Select(CallItems.Split))
            parameters[name] = Fixed(operation.Parameters[name], value.Replace("{account}", account, StringComparison.Ordinal));
        foreach (var (name, path) in call.With.Select(CallItems.Split))
        {
            var parameter = operation.Parameters[name];
            var texts = Texts(items, path).ToList();
            if (texts.Count > 0)
                parameters[name] = parameter.Kind == 'l' ? new JsonArray([.. texts.Select(text => (JsonNode)JsonValue.Create(text)!)]) : Plain(parameter, texts[0]);
        }

        if (call.Filter is { } filter)
            parameters["Filters"] = Filter(CallItems.Split(filter), items);
        return parameters;
    }

    // Only EC2 knows filters of this form, under these names: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_Filter.html
    private static JsonArray Filter((string Name, string Path) filter, IReadOnlyList<JsonElement> items) =>
        [new JsonObject { ["Name"] = filter.Name, ["Value"] = new JsonArray([.. Texts(items, filter.Path).Select(text => JsonValue.Create(text))]) }];

    private static IEnumerable<string> Texts(IReadOnlyList<JsonElement> items, string path) =>
        items.Select(item => CallItems.At(Field.Of(item), path).Text).OfType<string>().Distinct(StringComparer.Ordinal);

    private static JsonNode? Fixed(Parameter parameter, string text) => text.Length > 0 && text[0] is '[' or '{'
        ? JsonNode.Parse(text)
        : parameter.Kind == 'l' ? new JsonArray(JsonValue.Create(text)) : Plain(parameter, text);

    private static JsonValue Plain(Parameter parameter, string text) => parameter.Kind switch
    {
        'n' when long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) => JsonValue.Create(number),
        'b' when bool.TryParse(text, out var flag) => JsonValue.Create(flag),
        _ => JsonValue.Create(text)!,
    };
}
