using System.Text.Json;

namespace Cairn.Bench.Estates;

/// <summary>
/// Writes accounts until there are enough resources. One account is a network and a row of teams; a team is a small
/// machine-learning service with its roles, buckets, functions, notebooks, endpoints and machines.
/// </summary>
internal sealed class StateWriter(Stream stream, Random random)
{
    private const int TeamsPerAccount = 12;

    public int Write(int resources)
    {
        using var json = new Utf8JsonWriter(stream);
        json.WriteStartObject();
        json.WriteString("format_version", "1.0");
        json.WriteString("terraform_version", "1.11.4");
        json.WriteStartObject("values");
        json.WriteStartObject("root_module");
        json.WriteStartArray("child_modules");
        var (written, accounts) = (0, 0);
        while (written < resources)
            written += Account(json, accounts++, resources - written);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
        json.WriteEndObject();
        return accounts;
    }

    private int Account(Utf8JsonWriter json, int number, int limit)
    {
        var account = new Account(number, random);
        json.WriteStartObject();
        json.WriteString("address", account.Module);
        json.WriteStartArray("resources");
        var written = 0;
        foreach (var resource in Network.Of(account).Concat(Enumerable.Range(0, TeamsPerAccount).SelectMany(team => new Team(account, team).Resources())))
        {
            if (written == limit)
                break;
            resource.Write(json, account.Module);
            if (++written % 500 == 0)
                json.Flush();
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.Flush();
        return written;
    }
}
