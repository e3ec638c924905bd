using System.Text.Json.Nodes;
using Cairn.Cli.Pipeline;
using Cairn.Tests.Golden;
using CsCheck;

namespace Cairn.Tests.Changes;

/// <summary>Edits of the sample's policies, supposed, and made in the file by hand: both must give the same graph.</summary>
public sealed class WhatIfSample : IDisposable
{
    internal static readonly string State = File.ReadAllText(Repository.In("samples", "larkspur-health", "state.json"));
    private static readonly string[] PolicyFields = ["policy", "assume_role_policy"];
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("cairn-what-if-");

    public void Dispose() => _folder.Delete(recursive: true);

    private sealed record Place(string Address, string Field, int Statements);

    private static readonly IReadOnlyList<Place> Policies =
    [
        .. from resource in Resources(JsonNode.Parse(State)!)
           let holding = PolicyFields.Where(field => Text(resource["values"]!, field) is not null).ToList()
           where holding.Count == 1
           select new Place(resource["address"]!.GetValue<string>(), holding[0], Statements(Text(resource["values"]!, holding[0])!).Count),
    ];

    [Fact]
    [Slow]
    public void Removing_adding_and_replacing_statements_equals_scanning_the_edited_file()
    {
        var changed = 0;
        Gen.Select(Gen.Int[0, Policies.Count - 1], Gen.Int[0, 9], Gen.Int[0, 2]).Sample(
            (at, which, how) =>
            {
                var place = Policies[at];
                var label = which % place.Statements;
                var statement = Statement(place.Field);
                var supposed = Supposed(supposition =>
                {
                    if (how == 0)
                        supposition.Remove($"{place.Address}#{LabelOf(place, label)}");
                    else if (how == 1)
                        supposition.Add($"statement:{Written(statement)}={place.Address}@/{place.Field}");
                    else
                        supposition.Replace($"{place.Address}#{LabelOf(place, label)}={Written(statement)}");
                });
                var edited = Edited(place, statements => Edit(statements, how, label, statement));
                Assert.Equal(Told(edited), Told(supposed));
                Interlocked.Add(ref changed, Told(Scanned(State)).SequenceEqual(Told(supposed)) ? 0 : 1);
            },
            iter: 12,
            threads: 1);
        Assert.NotEqual(0, changed);
    }

    [Fact]
    public void Trusting_an_account_equals_scanning_the_edited_file()
    {
        var place = Policies.First(policy => policy.Field == "assume_role_policy");
        var role = Resources(JsonNode.Parse(State)!).Single(resource => resource["address"]!.GetValue<string>() == place.Address)["values"]!["name"]!.GetValue<string>();

        var supposed = Supposed(supposition => supposition.Add($"trust:999988887777={role}"));
        var edited = Edited(place, statements => statements.Add(JsonNode.Parse("""{"Effect":"Allow","Action":"sts:AssumeRole","Principal":{"AWS":"999988887777"}}""")));

        Assert.Equal(Told(edited), Told(supposed));
        Assert.Contains(Told(supposed), line => line.Contains("999988887777", StringComparison.Ordinal));
    }

    [Fact]
    public void A_statement_that_is_not_there_is_refused_with_those_that_are()
    {
        var refused = Assert.Throws<UsageException>(() => Supposed(supposition => supposition.Remove($"{Policies[0].Address}#Nobody")));

        Assert.Contains("it has", refused.Help, StringComparison.Ordinal);
    }

    private static JsonObject Statement(string field) => field == "policy"
        ? new JsonObject { ["Sid"] = "Supposed", ["Effect"] = "Allow", ["Action"] = "s3:*", ["Resource"] = "*" }
        : new JsonObject { ["Sid"] = "Supposed", ["Effect"] = "Allow", ["Action"] = "sts:AssumeRole", ["Principal"] = new JsonObject { ["AWS"] = "*" } };

    private static void Edit(JsonArray statements, int how, int label, JsonObject statement)
    {
        if (how == 1)
            statements.Add((JsonNode)statement.DeepClone());
        else if (how == 2)
            statements[label] = statement.DeepClone();
        else
            statements.RemoveAt(label);
    }

    private string Written(JsonObject statement)
    {
        var path = Path.Combine(_folder.FullName, "statement.json");
        File.WriteAllText(path, statement.ToJsonString());
        return path;
    }

    private LoadedEstate Supposed(Action<Supposition> suppose)
    {
        var supposition = new Supposition(Scanned(State));
        suppose(supposition);
        return supposition.Estate();
    }

    private LoadedEstate Edited(Place place, Action<JsonArray> edit)
    {
        var state = JsonNode.Parse(State)!;
        var values = Resources(state).Single(resource => resource["address"]!.GetValue<string>() == place.Address)["values"]!;
        var document = JsonNode.Parse(Text(values, place.Field)!)!;
        var statements = Statements(Text(values, place.Field)!);
        edit(statements);
        document["Statement"] = statements;
        values[place.Field] = document.ToJsonString();
        return Scanned(state.ToJsonString());
    }

    private LoadedEstate Scanned(string state)
    {
        var path = Path.Combine(_folder.FullName, "state.json");
        File.WriteAllText(path, state);
        return LoadedEstate.Read([path], new Progress());
    }

    private static string LabelOf(Place place, int index)
    {
        var values = Resources(JsonNode.Parse(State)!).Single(resource => resource["address"]!.GetValue<string>() == place.Address)["values"]!;
        return Statements(Text(values, place.Field)!)[index]!["Sid"]?.GetValue<string>() ?? $"{index + 1}";
    }

    private static JsonArray Statements(string policy) => JsonNode.Parse(policy)!["Statement"] is JsonArray list ? (JsonArray)list.DeepClone() : [JsonNode.Parse(policy)!["Statement"]!.DeepClone()];

    internal static IEnumerable<JsonNode> Resources(JsonNode state) => state["values"]!["root_module"]!["resources"]!.AsArray().Select(resource => resource!);

    private static string? Text(JsonNode values, string field) => values[field] is JsonValue value && value.TryGetValue<string>(out var text) && text.StartsWith('{') && JsonNode.Parse(text)!["Statement"] is not null ? text : null;

    /// <summary>Every edge with all it says, without where it was read.</summary>
    internal static List<string> Told(LoadedEstate estate)
    {
        var graph = estate.Graph;
        string Of(int edge) => string.Join(' ', graph.EdgeProperties(edge).Where(property => property.Key is not ("grant" or "evidence")).OrderBy(property => property.Key, StringComparer.Ordinal).Select(property => $"{property.Key}={property.Value}"));
        return [.. Enumerable.Range(0, graph.EdgeCount).Select(graph.EdgeAt).Select(edge => $"{graph.Key(edge.From)} {graph.EdgeKinds[edge.Kind]} {graph.Key(edge.To)} {Of(edge.Id)}").Order(StringComparer.Ordinal)];
    }
}
