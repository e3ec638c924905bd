using System.Text.Json;

namespace Cairn.Sources.Aws.Wire;

/// <summary>The table of API facts, read once.</summary>
internal sealed class AwsApis
{
    private static readonly Lazy<AwsApis> Table = new(Read);
    private readonly IReadOnlyDictionary<string, ServiceFacts> _services;

    private AwsApis(IReadOnlyDictionary<string, ServiceFacts> services, IReadOnlyList<Partition> partitions)
    {
        _services = services;
        Partitions = partitions;
    }

    public static AwsApis All => Table.Value;

    public IReadOnlyList<Partition> Partitions { get; }

    public IEnumerable<ServiceFacts> Services => _services.Values;

    public ServiceFacts Service(string name) =>
        _services.TryGetValue(name, out var service) ? service : throw new InvalidOperationException($"no API facts for `{name}`: run build/aws-services.py");

    public (ServiceFacts Service, OperationFacts Operation) Find(string service, string operation) =>
        Service(service) is var facts && facts.Operations.TryGetValue(operation, out var found)
            ? (facts, found)
            : throw new InvalidOperationException($"no API facts for `{service}:{operation}`: run build/aws-services.py");

    public Partition PartitionOf(string region) =>
        Partitions.FirstOrDefault(partition => region == partition.GlobalRegion || partition.Regions.IsMatch(region)) ?? Partitions[0];

    private static AwsApis Read()
    {
        using var stream = typeof(AwsApis).Assembly.GetManifestResourceStream("aws-services.json") ?? throw new InvalidOperationException("the API facts are not in the assembly");
        using var document = JsonDocument.Parse(stream);
        var root = document.RootElement;
        var services = root.Member("services").Members().ToDictionary(member => member.Name, member => ServiceFactsReader.Read(member.Name, member.Value), StringComparer.Ordinal);
        return new(services, [.. root.Member("partitions").Items().Select(PartitionFrom)]);
    }

    private static Partition PartitionFrom(JsonElement facts) => new(
        facts.Text("id")!,
        new(facts.Text("regions")!, System.Text.RegularExpressions.RegexOptions.NonBacktracking | System.Text.RegularExpressions.RegexOptions.CultureInvariant),
        facts.Text("suffix")!,
        facts.Text("dualStack")!,
        facts.Text("global")!);
}
