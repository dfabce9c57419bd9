using System.Net;
using System.Net.Sockets;
using System.Text;

namespace NightlyDispatch.Rehearsal;

/// <summary>An incoming webhook and a heartbeat on this machine's loopback, which take what they are sent as the script says.</summary>
internal sealed class SlackStandIn : IAsyncDisposable
{
    private const string HeartbeatPath = "/ping/rehearsal";

    private readonly TcpListener _listener = new(IPAddress.Loopback, port: 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Lock _guard = new();
    private readonly List<SlackPost> _posts = [];
    private readonly List<HeartbeatPing> _heartbeats = [];
    private readonly IReadOnlyList<SlackReply> _script;
    private readonly TimeProvider _time;
    private readonly Task _serving;
    private int _connections;

    /// <param name="script">One reply per post, the last for all that follow; empty: all are accepted.</param>
    public SlackStandIn(TimeProvider time, params IReadOnlyList<SlackReply> script)
    {
        _time = time;
        _script = script is [] ? [SlackReply.Ok] : script;
        _listener.Start();
        var address = $"http://{_listener.LocalEndpoint}";
        Url = new Uri(address + "/services/T000/B000/REHEARSAL");
        HeartbeatUrl = new Uri(address + HeartbeatPath);
        _serving = ServeAsync();
    }

    public Uri Url { get; }

    public Uri HeartbeatUrl { get; }

    /// <summary>How many connections were made, whether or not anything was sent.</summary>
    public int Connections => Volatile.Read(ref _connections);

    /// <summary>All that arrived, whatever the answer, in the order of arrival.</summary>
    public IReadOnlyList<SlackPost> Posts
    {
        get
        {
            lock (_guard)
                return [.. _posts];
        }
    }

    public IReadOnlyList<HeartbeatPing> Heartbeats
    {
        get
        {
            lock (_guard)
                return [.. _heartbeats];
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _serving;
        _listener.Dispose();
        _stop.Dispose();
    }

    private async Task ServeAsync()
    {
        var connections = new List<Task>();
        try
        {
            while (true)
            {
                var client = await _listener.AcceptTcpClientAsync(_stop.Token);
                Interlocked.Increment(ref _connections);
                connections.Add(AnswerAsync(client));
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            await Task.WhenAll(connections);
        }
    }

    private async Task AnswerAsync(TcpClient client)
    {
        using var connection = client;
        try
        {
            var stream = connection.GetStream();
            await using var buffered = new BufferedStream(stream);
            if (await LoopbackRequest.ReadAsync(buffered, _stop.Token) is not { } request)
                return;

            var reply = Record(request);
            await Task.Delay(reply.Delay, _stop.Token);
            if (reply.IsReset)
                connection.LingerState = new LingerOption(enable: true, seconds: 0);
            else if (reply.Status is { } status)
                await stream.WriteAsync(Response(status, reply), _stop.Token);
            else
                await Task.Delay(Timeout.InfiniteTimeSpan, _stop.Token);
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException)
        {
            // The sender gave up, or the rehearsal is over.
        }
    }

    private SlackReply Record(LoopbackRequest request)
    {
        var at = _time.GetUtcNow();
        lock (_guard)
        {
            if (request.Target.StartsWith(HeartbeatPath, StringComparison.Ordinal))
            {
                _heartbeats.Add(new HeartbeatPing(at, request.Target[HeartbeatPath.Length..], request.Body));
                return SlackReply.Ok;
            }

            if (request.Method != "POST" || request.Target != Url.AbsolutePath)
                return SlackReply.NotFound;

            var reply = _script[Math.Min(_posts.Count, _script.Count - 1)];
            _posts.Add(SlackPost.Received(at, request.Body, reply));
            return reply;
        }
    }

    private static byte[] Response(int status, SlackReply reply)
    {
        var header = reply.Header.Length > 0 ? reply.Header + "\r\n" : "";
        return Encoding.UTF8.GetBytes(
            $"HTTP/1.1 {status} {(HttpStatusCode)status}\r\n{header}Content-Type: text/html\r\nConnection: close\r\n"
            + $"Content-Length: {Encoding.UTF8.GetByteCount(reply.Body)}\r\n\r\n{reply.Body}");
    }
}
