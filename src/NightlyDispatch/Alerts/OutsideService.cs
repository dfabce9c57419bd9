using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Text;

namespace NightlyDispatch.Alerts;

/// <summary>A service outside whose address is a secret and whose failures are ordinary: every request ends, and with a value.</summary>
/// <param name="deadline">For the whole of a request.</param>
internal sealed class OutsideService(Uri address, TimeSpan deadline, Redaction redaction, TimeProvider time) : IDisposable
{
    private const int MaxBody = 4 * 1024;
    private const int MaxText = 300;
    private static readonly TimeSpan ConnectTimeout = TimeSpan.FromSeconds(5);

    private readonly HttpClient _http = new(new SocketsHttpHandler
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        ConnectTimeout = ConnectTimeout,
        // $http_proxy applies to loopback, too, where no proxy can reach what is meant.
        UseProxy = !address.IsLoopback,
    })
    {
        Timeout = Timeout.InfiniteTimeSpan,
    };

    public void Dispose() => _http.Dispose();

    /// <exception cref="OperationCanceledException"><paramref name="cancellationToken"/> was cancelled.</exception>
    public async Task<WebAnswer> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        using var ended = new CancellationTokenSource(deadline, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(ended.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, stop.Token);
            var text = response.IsSuccessStatusCode ? "" : await BeginningAsync(response.Content, stop.Token);
            return new WebAnswer((int)response.StatusCode, text, RetryAfter(response.Headers.RetryAfter));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebAnswer(null, $"no answer within {(ended.IsCancellationRequested ? deadline : ConnectTimeout).TotalSeconds:0} s");
        }
        catch (Exception exception) when (IsOrdinary(exception))
        {
            return new WebAnswer(null, Line(WhatHappened(exception)));
        }
    }

    /// <summary>A proxy of an unknown kind in the environment is a NotSupportedException.</summary>
    private static bool IsOrdinary(Exception exception) =>
        exception is HttpRequestException or IOException or SocketException or NotSupportedException;

    /// <summary>"See inner exception" alone tells nothing; an unknown name is told by both.</summary>
    private static string WhatHappened(Exception exception) =>
        exception.InnerException is { } inner && !exception.Message.Contains(inner.Message, StringComparison.Ordinal)
            ? $"{exception.Message} {inner.Message}"
            : exception.Message;

    private async Task<string> BeginningAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBody];
        var length = 0;
        try
        {
            await using var body = await content.ReadAsStreamAsync(cancellationToken);
            while (length < MaxBody && await body.ReadAsync(buffer.AsMemory(length), cancellationToken) is > 0 and var count)
                length += count;
        }
        catch (Exception exception) when (exception is OperationCanceledException || IsOrdinary(exception))
        {
            // The status has arrived, and it decides.
        }

        return Line(Encoding.UTF8.GetString(buffer, 0, length));
    }

    private TimeSpan? RetryAfter(RetryConditionHeaderValue? header)
    {
        var after = header?.Delta ?? header?.Date - time.GetUtcNow();
        return after < TimeSpan.Zero ? TimeSpan.Zero : after;
    }

    private string Line(string text)
    {
        var line = string.Join(' ', redaction.Of(text).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= MaxText ? line : line[..MaxText] + "…";
    }
}
