using Cairn.Providers.Records;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws.Identity;

/// <summary>Lists the accounts of an organisation, or says who could.</summary>
internal sealed class Members(AwsClient client, CallLimits limits)
{
    /// <param name="note">Takes what the list lacks.</param>
    public async Task<IReadOnlyList<string>> Of(Start start, Caller first, Action<Gap> note, CancellationToken cancellation)
    {
        var found = new List<string>();
        var region = AwsApis.All.PartitionOf(start.Region).GlobalRegion;
        await foreach (var page in Pages.Read(client, first, "organizations", "ListAccounts", region, [], limits, cancellation))
        {
            if (page.Failure is { } failure && found.Count == 0)
                throw await Unlisted(first, region, failure, cancellation);
            if (page.Failure is { } late)
                note(new("accounts-unknown", $"aws:{first.Account}", $"not all of the organisation's accounts could be listed: {late.Said}", "collect again"));
            else
                found.AddRange(page.Answer.Member("Accounts").Items().Where(account => account.Text("Status") is null or "ACTIVE").Select(account => account.Text("Id")).OfType<string>());
        }

        found.Sort(StringComparer.Ordinal);
        return found;
    }

    /// <summary>Only the management account and delegated administrators may list: https://docs.aws.amazon.com/organizations/latest/APIReference/API_ListAccounts.html.</summary>
    private async Task<AwsUnreachableException> Unlisted(Caller first, string region, Failure failure, CancellationToken cancellation)
    {
        var alone = $"without --org-role only account {first.Account} is looked at";
        if (failure.Code == "AWSOrganizationsNotInUseException")
            return new($"account {first.Account} is in no organisation", alone);
        if (failure.Kind != FailureKind.Denied)
            return new($"the organisation's accounts could not be listed: {failure.Said}", $"try again; {alone}");
        return await Management(first, region, cancellation) switch
        {
            null => new($"account {first.Account} may not list the organisation's accounts: {failure.Code}", $"start from the management account or a delegated administrator, and grant `organizations:ListAccounts`; {alone}"),
            var management when management == first.Account => new($"the accounts of the organisation may not be listed: {failure.Code}", $"grant `organizations:ListAccounts`; {alone}"),
            var management => new($"account {first.Account} may not list the organisation's accounts: it is neither the management account ({management}) nor a delegated administrator that is granted `organizations:ListAccounts`", $"start with credentials of account {management}, or of a delegated administrator; {alone}"),
        };
    }

    /// <summary>Every member may ask which account that is: https://docs.aws.amazon.com/organizations/latest/APIReference/API_DescribeOrganization.html.</summary>
    private async Task<string?> Management(Caller first, string region, CancellationToken cancellation) =>
        (await client.Call(first, "organizations", "DescribeOrganization", region, [], cancellation)).Answer.Member("Organization").Text("MasterAccountId");
}
