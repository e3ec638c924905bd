using Amazon.Runtime;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws.Identity;

/// <summary>Keys as the AWS SDK finds them: environment, profiles, single sign-on, web identity, container and machine roles.</summary>
internal sealed class SdkKeys(AWSCredentials credentials) : IKeySource
{
    public async Task<Keys> Get(Keys? refused, CancellationToken cancellation)
    {
        try
        {
            var keys = await credentials.GetCredentialsAsync();
            if (refused is not null && refused.Id == keys.AccessKey && credentials is RefreshingAWSCredentials renewable)
            {
                renewable.ClearCredentials();
                keys = await credentials.GetCredentialsAsync();
            }

            return new(keys.AccessKey, keys.SecretKey, keys.UseToken ? keys.Token : null);
        }
        catch (Exception e) when (e is AmazonClientException or InvalidOperationException or IOException or HttpRequestException)
        {
            throw new KeysUnavailableException(new(FailureKind.Expired, "NoCredentials", e.Message));
        }
    }
}
