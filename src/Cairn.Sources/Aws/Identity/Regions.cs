using System.Text.Json.Nodes;
using Cairn.Graph.Cypher.Binding;
using Cairn.Providers.Records;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws.Identity;

/// <summary>Finds the regions to look at in an account: all that are enabled or, of those that were named, the ones that are.</summary>
/// <param name="named">The regions that were named; none means all.</param>
/// <param name="note">Takes what is not looked at.</param>
internal sealed class Regions(AwsClient client, Start start, IReadOnlyList<string> named, Action<Gap> note)
{
    /// <summary>Names and states of regions: https://docs.aws.amazon.com/AWSEC2/latest/APIReference/API_DescribeRegions.html.</summary>
    public async Task<IReadOnlyList<string>> Of(Caller caller, bool isFirst, CancellationToken cancellation)
    {
        var reply = await Ask(caller, start.Region, cancellation);
        // A region that there is not may have no list either.
        if (reply.Failure is not null && start.Home != start.Region)
            reply = await Ask(caller, start.Home, cancellation);
        var known = new SortedDictionary<string, bool>(StringComparer.Ordinal);
        foreach (var item in reply.Answer.Member("Regions").Items())
        {
            if (item.Text("RegionName") is { } name)
                known[name] = item.Text("OptInStatus") != "not-opted-in";
        }

        if (named.Count > 0)
            return known.Count > 0 ? Checked(caller, known, isFirst) : Unchecked(caller);
        if (known.Count > 0)
            return [.. known.Keys];
        note(new("regions-unknown", $"aws:{caller.Account}", $"which regions are enabled is not known, only `{start.Region}` was looked at: {reply.Failure?.Code ?? "the answer names none"}", "grant `ec2:DescribeRegions`, or name them with --region"));
        return [start.Region];
    }

    private Task<Reply> Ask(Caller caller, string region, CancellationToken cancellation) =>
        client.Call(caller, "ec2", "DescribeRegions", region, new JsonObject { ["AllRegions"] = named.Count > 0 }, cancellation);

    private List<string> Checked(Caller caller, SortedDictionary<string, bool> known, bool isFirst)
    {
        if (isFirst && named.FirstOrDefault(name => !known.ContainsKey(name)) is { } wrong)
            throw new AwsUnreachableException($"account {caller.Account} has no region `{wrong}`", Suggestion.Nearest(wrong, known.Keys) is { } near ? $"did you mean `{near}`?" : $"there are: {string.Join(", ", known.Keys)}");
        var open = named.Where(name => known.GetValueOrDefault(name)).ToList();
        if (isFirst && open.Count == 0)
            throw new AwsUnreachableException($"{Listed(named)} {(named.Count == 1 ? "is" : "are")} not enabled in account {caller.Account}", $"enable it there (https://docs.aws.amazon.com/accounts/latest/reference/manage-acct-regions.html), or name others with --region; enabled are: {string.Join(", ", known.Where(region => region.Value).Select(region => region.Key))}");
        foreach (var closed in named.Except(open))
            note(new("region-closed", $"aws:{caller.Account}/{closed}", $"the region was not looked at: it is not enabled in account {caller.Account}", "enable it there, or leave it out of --region"));
        return open;
    }

    private IReadOnlyList<string> Unchecked(Caller caller) => start.Silent is not { } silent ? named
        : throw new AwsUnreachableException($"AWS does not answer these credentials in region `{silent}`", $"see whether the name is right, and whether the region is enabled in account {caller.Account}");

    private static string Listed(IReadOnlyList<string> names) => string.Join(", ", names.Select(name => $"`{name}`"));
}
