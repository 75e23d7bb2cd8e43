using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using RodaTraden.App.Storage;

namespace RodaTraden.App.Tests.Hosting;

/// <summary>The program as a process of its own.</summary>
internal sealed class Node : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);
    private readonly Process process;
    private readonly Task<string> said;

    private Node(Process process, int port)
    {
        (this.process, Port) = (process, port);
        said = SaidAsync(process);
    }

    public int Port { get; }

    private static async Task<string> SaidAsync(Process process) =>
        string.Concat(await Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync()));

    /// <summary>A web node that answers.</summary>
    public static async Task<Node> ServeAsync(StorageOptions storage)
    {
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var node = Start(storage, port, "serve");
        using var client = new HttpClient { BaseAddress = new($"http://127.0.0.1:{port}") };
        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < Patience && !node.process.HasExited)
        {
            try
            {
                if ((await client.GetAsync("/ready")).IsSuccessStatusCode)
                {
                    return node;
                }
            }
            catch (HttpRequestException)
            {
                // It is not listening yet.
            }

            await Task.Delay(100);
        }

        node.Kill();
        throw new TimeoutException(await node.said);
    }

    /// <summary>A command that runs beside.</summary>
    public static Node Command(StorageOptions storage, params string[] arguments) => Start(storage, 0, arguments);

    /// <summary>Waits until a command is done.</summary>
    public async Task<(int Code, string Said)> EndAsync()
    {
        await process.WaitForExitAsync();
        return (process.ExitCode, await said);
    }

    public void Kill()
    {
        process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        if (!process.HasExited)
        {
            Kill();
        }

        process.Dispose();
    }

    private static Node Start(StorageOptions storage, int port, params string[] arguments)
    {
        var start = new ProcessStartInfo(Path.Combine(AppContext.BaseDirectory, "rodatraden"), [.. arguments, "--data", storage.DataDirectory])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            Environment =
            {
                ["Storage__Provider"] = storage.Provider,
                ["Storage__ConnectionString"] = storage.ConnectionString,
                ["SignIn__SecondFactor"] = "Nobody",
                ["ASPNETCORE_URLS"] = $"http://127.0.0.1:{port}",
            },
        };
        return new(Process.Start(start)!, port);
    }
}

/// <summary>What stands before several nodes: each request goes to the next of them, as one address.</summary>
internal sealed class Proxy(params IReadOnlyList<Node> nodes) : DelegatingHandler(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false })
{
    private int next;

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var node = nodes[Interlocked.Increment(ref next) % nodes.Count];
        request.Headers.Host = "localhost";
        request.RequestUri = new UriBuilder(request.RequestUri!) { Host = "127.0.0.1", Port = node.Port }.Uri;
        return base.SendAsync(request, cancellationToken);
    }
}
