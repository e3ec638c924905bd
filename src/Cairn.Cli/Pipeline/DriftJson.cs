using System.Text.Json;
using Cairn.Analysis.Changes;
using Cairn.Analysis.Risk;

namespace Cairn.Cli.Pipeline;

/// <summary>Writes drift as <c>cairn.drift/1</c>.</summary>
internal static class DriftJson
{
    public static void Write(Drift drift, Stream to)
    {
        using var json = new Utf8JsonWriter(to, new() { Indented = true });
        json.WriteStartObject();
        json.WriteString("format", "cairn.drift/1");
        List(json, "opened", drift.Diff.Opened, Attack);
        List(json, "closed", drift.Diff.Closed, Attack);
        List(json, "resources", drift.Resources, Resource);
        List(json, "onlyDeclared", drift.OnlyDeclared, Alone);
        List(json, "onlyLive", drift.OnlyLive, Alone);
        json.WriteEndObject();
    }

    private static void Attack(Utf8JsonWriter json, AttackMove move)
    {
        json.WriteString("id", move.Attack.Id);
        json.WriteString("severity", Band.Word(move.Attack.Severity));
        json.WriteString("outcome", move.Attack.Target.Outcome);
    }

    private static void Resource(Utf8JsonWriter json, ResourceDrift resource)
    {
        json.WriteString("key", resource.Key);
        json.WriteString("kind", resource.Kind);
        json.WriteString("declaredAt", resource.DeclaredAt);
        json.WriteString("liveAt", resource.LiveAt);
        Texts(json, "attacks", resource.Attacks);
        List(json, "fields", resource.Fields, (writer, field) =>
        {
            writer.WriteString("field", field.Field);
            writer.WriteString("declared", field.Declared);
            writer.WriteString("live", field.Live);
        });
    }

    private static void Alone(Utf8JsonWriter json, LoneResource lone)
    {
        json.WriteString("key", lone.Key);
        json.WriteString("kind", lone.Kind);
        json.WriteString("at", lone.At);
        json.WriteBoolean("unseen", lone.IsUnseen);
        Texts(json, "attacks", lone.Attacks);
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
            json.WriteStringValue(text);
        json.WriteEndArray();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<Utf8JsonWriter, T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(json, item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
