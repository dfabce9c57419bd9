using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NightlyDispatch.Tests.Alerts;

/// <summary>A web server on this machine that keeps what it is asked, and answers as a test wants it to.</summary>
internal sealed class LoopbackServer : IAsyncDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly TaskCompletionSource<string> _request = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Func<Socket, CancellationToken, Task> _answer;
    private readonly Task _serving;

    private LoopbackServer(Func<Socket, CancellationToken, Task> answer)
    {
        _answer = answer;
        _listener.Start();
        _serving = ServeAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}/services/T0/B0/secret");

    /// <summary>The last request, head and body.</summary>
    public string Request { get; private set; } = "";

    public int Requests { get; private set; }

    /// <summary>Ends with the first request.</summary>
    public Task Asked => _request.Task;

    public static LoopbackServer Answering(string status, string body = "", params string[] headers) =>
        new((client, stop) => SendAsync(client, Head(status, body.Length, headers) + body, stop));

    public static LoopbackServer NeverAnswering() => new((_, stop) => Task.Delay(Timeout.Infinite, stop));

    public static LoopbackServer BreakingOffWithinTheBody(string status) =>
        new((client, stop) => SendAsync(client, Head(status, 1000) + "beginning", stop));

    public static LoopbackServer Resetting() =>
        new((client, _) =>
        {
            client.LingerState = new LingerOption(enable: true, seconds: 0);
            return Task.CompletedTask;
        });

    public static LoopbackServer NeverEnding(string status) =>
        new(async (client, stop) =>
        {
            await SendAsync(client, Head(status, long.MaxValue), stop);
            var text = new string('x', 64 * 1024);
            while (true)
                await SendAsync(client, text, stop);
        });

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    /// <summary>An address where nobody listens.</summary>
    public static Uri Nobody()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}/services/T0/B0/secret");
    }

    private static string Head(string status, long length, params string[] headers) =>
        string.Join("\r\n", [$"HTTP/1.1 {status}", .. headers, $"Content-Length: {length}", "Connection: close", "", ""]);

    private static async Task SendAsync(Socket client, string text, CancellationToken stop)
    {
        for (var rest = new ReadOnlyMemory<byte>(Encoding.UTF8.GetBytes(text)); rest.Length > 0;)
            rest = rest[await client.SendAsync(rest, stop)..];
    }

    private static async Task<string> ReadAsync(Socket client, CancellationToken stop)
    {
        var request = "";
        var buffer = new byte[64 * 1024];
        while (true)
        {
            request += Encoding.UTF8.GetString(buffer, 0, await client.ReceiveAsync(buffer, stop));
            var headEnd = request.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (headEnd >= 0 && request.Length - headEnd - 4 >= ContentLength(request[..headEnd]))
                return request;
        }
    }

    private static int ContentLength(string head)
    {
        const string name = "Content-Length: ";
        var line = head.Split("\r\n").FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal));
        return line is null ? 0 : int.Parse(line[name.Length..], CultureInfo.InvariantCulture);
    }

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                using var client = await _listener.AcceptSocketAsync(_stop.Token);
                await ServeAsync(client);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket client)
    {
        Request = await ReadAsync(client, _stop.Token);
        Requests++;
        _request.TrySetResult(Request);
        try
        {
            await _answer(client, _stop.Token);
        }
        catch (SocketException)
        {
            // The client had read enough.
        }
    }
}
