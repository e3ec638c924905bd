using Amazon.Runtime;
using Cairn.Sources.Aws.Wire;

namespace Cairn.Sources.Aws.Identity;

/// <summary>Keys as the AWS SDK finds them: environment, profiles, single sign-on, web identity, container and machine roles.</summary>
/// <param name="find">Looks for them; nothing is found before they are asked for.</param>
/// <param name="trouble">Says why there are none.</param>
internal sealed class SdkKeys(Func<AWSCredentials> find, KeyTrouble trouble) : IKeySource
{
    private readonly Lazy<AWSCredentials> _credentials = new(find);

    public async Task<Keys> Get(Keys? refused, CancellationToken cancellation)
    {
        try
        {
            var credentials = _credentials.Value;
            var keys = await credentials.GetCredentialsAsync().WaitAsync(cancellation);
            if (refused is not null && refused.Id == keys.AccessKey && credentials is RefreshingAWSCredentials renewable)
            {
                renewable.ClearCredentials();
                keys = await credentials.GetCredentialsAsync().WaitAsync(cancellation);
            }

            return new(keys.AccessKey, keys.SecretKey, keys.UseToken ? keys.Token : null);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // What a configuration names (programs, files, services) fails in any way; none of them is a fault of this program.
            throw new KeysUnavailableException(trouble.Of(e));
        }
    }
}
