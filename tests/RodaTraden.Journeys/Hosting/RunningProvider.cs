using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using System.Reflection;

namespace RodaTraden.Journeys.Hosting;

/// <summary>A certified OpenID provider in a process of its own, on a local port.</summary>
internal sealed class RunningProvider : IDisposable
{
    public const string ClientSecret = "hemlig-i-provet";
    private readonly int port = FreePort();
    private Process? process;

    public string Authority => $"http://127.0.0.1:{port}";

    /// <summary>Starts it, for a program that answers are sent to.</summary>
    public async Task StartAsync(string redirectUri)
    {
        var folder = typeof(RunningProvider).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(one => one.Key == "ProviderFolder").Value!;
        process = Process.Start(new ProcessStartInfo("node", ["provider.mjs", port.ToString(System.Globalization.CultureInfo.InvariantCulture), redirectUri])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
        })!;
        while (await process.StandardOutput.ReadLineAsync() is { } line)
        {
            if (line == "listening")
            {
                return;
            }
        }

        throw new InvalidOperationException("The provider did not start.");
    }

    public void Dispose()
    {
        process?.Kill();
        process?.Dispose();
    }

    private static int FreePort()
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        return ((IPEndPoint)free.LocalEndpoint).Port;
    }
}
