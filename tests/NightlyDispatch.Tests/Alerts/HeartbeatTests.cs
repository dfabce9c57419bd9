using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Alerts;
using Serilog;
using Serilog.Core;
using Serilog.Events;

namespace NightlyDispatch.Tests.Alerts;

public class HeartbeatTests
{
    private static readonly Guid Run = new("5f0c2f6e-0000-4000-8000-1234567890ab");

    private readonly FakeTimeProvider _time = new();
    private readonly CollectingSink _log = new();

    [Fact(Timeout = 30_000)]
    public async Task Tells_that_a_pass_began()
    {
        await using var observer = LoopbackServer.Answering("200 OK", "OK");

        await PingAsync(observer.Address, heartbeat => heartbeat.StartAsync(Run));

        observer.Request.Should().StartWith($"GET /services/T0/B0/secret/start?rid={Run} HTTP/1.1\r\n");
        _log.Lines.Should().BeEmpty();
    }

    [Theory(Timeout = 30_000)]
    [InlineData(0, "")]
    [InlineData(4, "/4")]
    [InlineData(143, "/143")]
    public async Task Tells_how_a_pass_ended(int exitCode, string signal)
    {
        await using var observer = LoopbackServer.Answering("200 OK", "OK");

        await PingAsync(observer.Address, heartbeat => heartbeat.EndAsync(exitCode, Run));

        observer.Request.Should().StartWith($"GET /services/T0/B0/secret{signal}?rid={Run} HTTP/1.1\r\n");
        _log.Lines.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task Keeps_the_query_and_the_escapes_of_the_address()
    {
        await using var observer = LoopbackServer.Answering("200 OK", "OK");
        var address = new Uri(observer.Address, "/ping%20key/nightly/?create=1");

        await PingAsync(address, heartbeat => heartbeat.EndAsync(3, Run));

        observer.Request.Should().StartWith($"GET /ping%20key/nightly/3?create=1&rid={Run} HTTP/1.1\r\n");
    }

    [Fact(Timeout = 30_000)]
    public async Task Does_nothing_without_an_address()
    {
        await PingAsync(null, heartbeat => heartbeat.StartAsync(Run));

        _log.Lines.Should().BeEmpty();
    }

    [Fact(Timeout = 30_000)]
    public async Task Waits_five_seconds_for_an_answer_and_no_longer()
    {
        await using var observer = LoopbackServer.NeverAnswering();

        var pinging = PingAsync(observer.Address, heartbeat => heartbeat.StartAsync(Run));
        await observer.Asked;
        _time.Advance(TimeSpan.FromSeconds(5));
        await pinging;

        _log.Lines.Should().Equal("Warning: The heartbeat did not arrive: no answer within 5 s");
    }

    [Fact(Timeout = 30_000)]
    public async Task Warns_without_the_address_where_the_observer_says_no()
    {
        await using var observer = LoopbackServer.Answering("404 Not Found", "no check at /services/T0/B0/secret");

        await PingAsync(observer.Address, heartbeat => heartbeat.EndAsync(0, Run));

        _log.Lines.Should().Equal("Warning: The heartbeat did not arrive: 404 no check at [redacted]");
    }

    [Fact(Timeout = 30_000)]
    public async Task Warns_where_nobody_listens()
    {
        await PingAsync(LoopbackServer.Nobody(), heartbeat => heartbeat.StartAsync(Run));

        _log.Lines.Should().ContainSingle().Which.Should().StartWith("Warning: The heartbeat did not arrive: Connection refused");
    }

    private async Task PingAsync(Uri? address, Func<Heartbeat, Task> ping)
    {
        await using var log = new LoggerConfiguration().WriteTo.Sink(_log).CreateLogger();
        using var heartbeat = new Heartbeat(address, new Redaction(address), log, _time);
        await ping(heartbeat);
    }

    private sealed class CollectingSink : ILogEventSink
    {
        public List<string> Lines { get; } = [];

        public void Emit(LogEvent logEvent) =>
            Lines.Add($"{logEvent.Level}: {logEvent.MessageTemplate.Text}".Replace("{Answer}", Answer(logEvent), StringComparison.Ordinal));

        private static string Answer(LogEvent logEvent) => (string)((ScalarValue)logEvent.Properties["Answer"]).Value!;
    }
}
