using System.Text.Json.Nodes;
using System.Xml.Linq;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Tests.Sources.Aws.Loopback;

/// <summary>Writes JSON as the XML that the service's model describes: the way back of <see cref="XmlAnswers"/>.</summary>
internal static class XmlTexts
{
    public static string Write(JsonNode answer, ServiceFacts service, OperationFacts operation)
    {
        if (operation is { PayloadIsText: true, Payload: { } text })
            return answer[text]?.GetValue<string>() ?? "";
        var content = operation.Payload is { } payload ? answer[payload] ?? new JsonObject() : answer;
        var inner = new XElement(operation.Wrapper ?? operation.Payload ?? $"{operation.Name}Response");
        if (operation.Out is { } shape)
            Fill(inner, content, shape, service);
        return (operation.Wrapper is null ? inner : new XElement($"{operation.Name}Response", inner)).ToString();
    }

    private static void Fill(XElement element, JsonNode? value, string kind, ServiceFacts service)
    {
        if (value is null)
            return;
        if (kind.Length <= 1)
            element.Value = kind == "d" ? Uri.EscapeDataString(Text(value)) : Text(value);
        else if (service.Shapes[kind] is { ItemName: { } item } list)
            Items(element, item, value.AsArray(), list.Of, service);
        else if (service.Shapes[kind] is { KeyName: not null } map)
            Entries(element, value.AsObject(), map, service);
        else
            Members(element, value.AsObject(), service.Shapes[kind], service);
    }

    private static void Members(XElement element, JsonObject value, Shape shape, ServiceFacts service)
    {
        foreach (var (wire, member) in shape.Members)
        {
            if (!value.TryGetPropertyValue(member.Name, out var inner) || inner is null)
                continue;
            if (wire[0] == '@')
                element.SetAttributeValue(wire[1..], Text(inner));
            else if (member.IsFlat)
                Items(element, wire, inner.AsArray(), member.Kind, service);
            else
                element.Add(Filled(wire, inner, member.Kind, service));
        }
    }

    private static void Items(XElement element, string name, JsonArray items, string kind, ServiceFacts service)
    {
        foreach (var item in items)
            element.Add(Filled(name, item, kind, service));
    }

    private static void Entries(XElement element, JsonObject value, Shape map, ServiceFacts service)
    {
        foreach (var (key, inner) in value)
            element.Add(new XElement("entry", new XElement(map.KeyName!, key), Filled(map.ValueName!, inner, map.Of, service)));
    }

    private static XElement Filled(string name, JsonNode? value, string kind, ServiceFacts service)
    {
        var element = new XElement(name);
        Fill(element, value, kind, service);
        return element;
    }

    private static string Text(JsonNode value) => value is JsonValue plain && plain.TryGetValue<string>(out var text) ? text : value.ToJsonString();
}
