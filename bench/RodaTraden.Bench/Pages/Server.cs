using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using RodaTraden.Bench.Running;

namespace RodaTraden.Bench.Pages;

/// <summary>The program itself, as a process of its own.</summary>
internal sealed class Server : IDisposable
{
    private readonly Process process;

    private Server(Process process, Uri address) => (this.process, Address) = (process, address);

    public Uri Address { get; }

    public static async Task<Server> StartAsync(string data, string? connection, DateOnly today)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var address = new Uri(string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{((IPEndPoint)free.LocalEndpoint).Port}"));
        free.Stop();
        var start = new ProcessStartInfo(Environment.ProcessPath!, ["serve-at", "--data", data, "--connection", connection ?? "", "--at", $"{today:yyyy-MM-dd}", "--address", address.ToString()]) { RedirectStandardOutput = true };

        // Who is measured signs in with a password alone.
        start.Environment["SignIn__SecondFactor"] = "Nobody";
        var server = new Server(Process.Start(start)!, address);
        server.process.OutputDataReceived += (_, _) => { };
        server.process.BeginOutputReadLine();
        using var client = new HttpClient { BaseAddress = address };
        while (!server.process.HasExited)
        {
            try
            {
                if ((await client.GetAsync("/ready")).IsSuccessStatusCode)
                {
                    return server;
                }
            }
            catch (HttpRequestException)
            {
                // It is not listening yet.
            }

            await Task.Delay(200);
        }

        throw new InvalidOperationException("The program ended.");
    }

    /// <summary>Memory that it holds now, in millions of bytes.</summary>
    public double MemoryMB()
    {
        process.Refresh();
        return Math.Round(process.WorkingSet64 / 1e6);
    }

    public double CpuSeconds() => Math.Round(process.TotalProcessorTime.TotalSeconds, 1);

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }
}
