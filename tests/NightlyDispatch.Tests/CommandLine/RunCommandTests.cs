using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;
using NightlyDispatch.Tests.Alerts;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class RunCommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("run-").FullName;
    private readonly string _state;
    private readonly string _config;

    public RunCommandTests() => (_state, _config) = (Path.Join(_root, "state"), Path.Join(_root, "config.json"));

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact(Timeout = 30_000)]
    public async Task A_pass_while_another_runs_ends_at_once()
    {
        Configure("");
        Directory.CreateDirectory(_state, StateFolder.Mode);
        using var running = PassLock.TryTake(StateFiles.Lock(_state));

        var refused = await Invocation.Of("run", "--config", _config);

        refused.Should().Be(new Invocation(75, "", $"nightly-dispatch: another pass runs: it holds {_state}/lock"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_ledger_that_cannot_be_opened_is_told_to_slack_and_to_whoever_watches_cron()
    {
        await using var slack = LoopbackServer.Answering("200 OK", "ok");
        await using var observer = LoopbackServer.Answering("200 OK", "ok");
        await File.WriteAllTextAsync(Path.Join(_root, "webhook"), slack.Address.ToString());
        File.SetUnixFileMode(Path.Join(_root, "webhook"), UnixFileMode.UserRead);
        Configure($$""", "alerts": { "webhookFile": "{{_root}}/webhook" }, "heartbeat": { "url": "{{observer.Address}}" } """);
        Directory.CreateDirectory(_state, StateFolder.Mode);
        await File.WriteAllTextAsync(StateFiles.Ledger(_state), "garbage\n");

        var run = () => Invocation.Of("run", "--config", _config);

        var problem = (await run.Should().ThrowAsync<StateException>()).Which.Message;
        problem.Should().StartWith($"{_state}/ledger.jsonl:1: this line of the ledger is unreadable");
        slack.Request.Should().Contain("*dispatch-failed* ledger").And.Contain("ledger.jsonl:1: this line of the ledger is unreadable");
        slack.Requests.Should().Be(1);
        observer.Request.Should().StartWith("GET /services/T0/B0/secret/10?rid=");
        observer.Requests.Should().Be(2, "its beginning was told too");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_dry_run_makes_no_state_folder()
    {
        Configure($$""", "tools": { "bd": "{{_root}}/absent" } """);

        var shown = await Invocation.Of("run", "--dry-run", "--config", _config);

        shown.Should().BeEquivalentTo(new { ExitCode = 5, Output = "" });
        shown.Error.Should().Contain($"{_root}/absent");
        Directory.Exists(_state).Should().BeFalse();
    }

    private void Configure(string more) => File.WriteAllText(_config, $$"""{ "state": "{{_state}}"{{more}} }""");
}
