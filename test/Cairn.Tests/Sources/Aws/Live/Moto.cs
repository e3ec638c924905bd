using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;

namespace Cairn.Tests.Sources.Aws.Live;

/// <summary>A moto server on a port of its own, with the managed policies of AWS.</summary>
internal sealed class Moto : IDisposable
{
    private readonly Process _process;

    private Moto(Process process, Uri address) => (_process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<Moto> Start(string folder)
    {
        var program = Tool.Find("moto_server");
        Assert.SkipWhen(program is null, "moto_server is not installed");
        var port = FreePort();
        var process = Tool.Start(program!, folder, new Dictionary<string, string> { ["MOTO_IAM_LOAD_MANAGED_POLICIES"] = "true" }, "-H", "127.0.0.1", "-p", port.ToString(CultureInfo.InvariantCulture));
        // Nobody reads what it says, and it must not wait for somebody who does.
        _ = process.StandardOutput.BaseStream.CopyToAsync(Stream.Null);
        _ = process.StandardError.BaseStream.CopyToAsync(Stream.Null);
        var moto = new Moto(process, new($"http://127.0.0.1:{port}"));
        await moto.Wait();
        return moto;
    }

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private async Task Wait()
    {
        using var http = new HttpClient();
        for (var i = 0; i < 300; i++)
        {
            try
            {
                using var answer = await http.GetAsync(new Uri(Address, "/moto-api/"), TestContext.Current.CancellationToken);
                return;
            }
            catch (HttpRequestException)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }

        Assert.Fail("moto_server did not start");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
