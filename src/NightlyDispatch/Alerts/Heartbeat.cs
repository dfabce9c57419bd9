using System.Globalization;
using Serilog;

namespace NightlyDispatch.Alerts;

/// <summary>
/// Tells an observer outside, in the manner of healthchecks.io, that a pass began and how it ended, so that a dead cron is noticed.
/// </summary>
internal sealed class Heartbeat(Uri? address, Redaction redaction, ILogger log, TimeProvider time) : IDisposable
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(5);

    private readonly OutsideService? _observer = address is null ? null : new(address, Deadline, redaction, time);

    public void Dispose() => _observer?.Dispose();

    public Task StartAsync(Guid runId) => PingAsync("/start", runId);

    public Task EndAsync(int exitCode, Guid runId) =>
        PingAsync(exitCode == 0 ? "" : string.Create(CultureInfo.InvariantCulture, $"/{exitCode}"), runId);

    private async Task PingAsync(string signal, Guid runId)
    {
        if (address is null || _observer is null)
            return;

        using var request = new HttpRequestMessage(HttpMethod.Get, Ping(address, signal, runId));
        var answer = await _observer.SendAsync(request, CancellationToken.None);
        if (!answer.IsSuccess)
            log.Warning("The heartbeat did not arrive: {Answer}", answer.ToString());
    }

    private static Uri Ping(Uri address, string signal, Guid runId) =>
        new UriBuilder(address)
        {
            Path = address.AbsolutePath.TrimEnd('/') + signal,
            Query = address.Query.Length > 1 ? $"{address.Query}&rid={runId}" : $"rid={runId}",
            Fragment = "",
        }.Uri;
}
