using Cairn.Providers.Estates;

namespace Cairn.Providers.Aws.Exposure;

/// <summary>On which ports something answers.</summary>
internal static class Listening
{
    /// <summary>A machine may answer on any port.</summary>
    public static readonly Traffic Everything = Traffic.Any;

    /// <summary>The ports the engines use unless told otherwise (RDS, ElastiCache and Redshift user guides).</summary>
    private static readonly (string Engine, int Port)[] Defaults =
    [
        ("aurora-postgresql", 5432), ("postgres", 5432), ("aurora", 3306), ("mysql", 3306), ("mariadb", 3306), ("oracle", 1521),
        ("sqlserver", 1433), ("redshift", 5439), ("redis", 6379), ("valkey", 6379), ("memcached", 11211), ("docdb", 27017), ("neptune", 8182),
    ];

    public static Traffic Files { get; } = Traffic.Of("tcp", 2049, 2049, AddressSet.All);

    public static Traffic? OfDatabase(NetworkFacts facts, int database)
    {
        var engine = facts.Look.Text(database, "engine") ?? "";
        var port = facts.Number(database, "port") is > 0 and var stated ? stated
            : Defaults.Where(row => engine.StartsWith(row.Engine, StringComparison.Ordinal)).Select(row => (long?)row.Port).FirstOrDefault();
        return port is { } known ? Traffic.Of("tcp", known, known, AddressSet.All) : null;
    }

    public static Traffic OfBalancer(NetworkFacts facts, int balancer)
    {
        var all = Traffic.None;
        foreach (var listener in facts.Look.To(balancer, EdgeKinds.Contains).Where(to => facts.Look.Has(to, "Listener")))
            all = all.Union(OfListener(facts, listener));
        return all;
    }

    public static Traffic OfListener(NetworkFacts facts, int listener)
    {
        if (facts.Number(listener, "port") is not { } port)
            return Traffic.None;
        return facts.Look.Text(listener, "protocol") switch
        {
            "UDP" or "QUIC" => Traffic.Of("udp", port, port, AddressSet.All),
            "TCP_UDP" or "TCP_QUIC" => Traffic.Of("all", port, port, AddressSet.All),
            _ => Traffic.Of("tcp", port, port, AddressSet.All),
        };
    }
}
