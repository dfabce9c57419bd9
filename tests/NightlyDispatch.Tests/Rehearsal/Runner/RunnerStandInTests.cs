using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.Tests.Rehearsal.Runner;

public sealed class RunnerStandInTests : IDisposable
{
    private const string NeverStarted =
        "{\"beads\":\"bug-1\",\"provider\":\"unknown\",\"state\":\"missing\",\"reason_code\":\"no_meta\","
        + "\"next_action\":\"verify_beads_id_or_start_reviewer\"}\n";

    private readonly RehearsedRunner _runner = new();

    [Theory(Timeout = 30_000)]
    [InlineData("Unknown command: kill", "kill", "--beads", "bug-1")]
    [InlineData("Unknown arg: --beads=bug-1", "check", "--beads=bug-1")]
    [InlineData("Unknown arg: bug-1", "stop", "bug-1")]
    public async Task Refuses_what_is_no_command_or_no_option_and_explains_itself(string reason, params string[] arguments)
    {
        var result = await _runner.CallAsync(arguments);

        (result.ExitCode, result.Error).Should().Be((2, $"{reason}\n"));
        result.Output.Should().StartWith("dx-runner (stand-in)\n\nUsage:\n");
    }

    [Fact(Timeout = 30_000)]
    public async Task Says_nothing_at_all_where_the_last_option_lacks_its_value()
    {
        var result = await _runner.CallAsync("preflight", "--provider");

        (result.ExitCode, result.Output, result.Error).Should().Be((1, "", ""));
    }

    [Fact(Timeout = 30_000)]
    public async Task Refuses_to_work_without_the_trackers_runtime()
    {
        Directory.Delete(Path.Combine(_runner.Root, "beads"), recursive: true);

        var result = await _runner.CallAsync("status", "--json");

        (result.ExitCode, result.Output).Should().Be((24, ""));
        result.Error.Should().StartWith(
            $"beads runtime gate failed for command 'status': missing runtime metadata at {_runner.Root}/beads\n");
    }

    [Fact(Timeout = 30_000)]
    public async Task Fails_to_answer_as_planned_call_by_call()
    {
        _runner.Folder.Write(new RunnerPlan().WithFaults("check", AnswerFault.RuntimeMissing, AnswerFault.Garbage, AnswerFault.None));

        var results = new[] { await _runner.CheckAsync("bug-1"), await _runner.CheckAsync("bug-1"), await _runner.CheckAsync("bug-1") };

        results.Select(result => (result.ExitCode, result.Output)).Should().Equal(
            (24, ""),
            (0, "{\"beads\": \"mise WARN: no such\n"),
            (1, NeverStarted));
    }

    [Fact(Timeout = 30_000)]
    public async Task Hangs_as_planned_until_it_is_ended()
    {
        _runner.Folder.Write(new RunnerPlan().WithFaults("status", AnswerFault.Hang));

        var result = await _runner.CallAsync(TimeSpan.FromSeconds(0.3), "status", "--json");

        result.IsTimedOut.Should().BeTrue();
    }

    [Fact(Timeout = 30_000)]
    public async Task Says_that_a_bug_was_never_started_while_its_start_is_still_in_its_preflight()
    {
        _runner.Folder.Write(new RunnerPlan().WithStarts("opencode", StartPlan.HangBeforeLaunch));
        var start = 0;
        var starting = _runner.CallAsync(TimeSpan.FromSeconds(20), pid => start = pid, _runner.StartWords("bug-1", "opencode"));
        await _runner.BegunAsync("opencode");

        var check = await _runner.CheckAsync("bug-1");

        RunnerFolder.Kill(start);
        (check.ExitCode, check.Output).Should().Be((1, NeverStarted));
        (await starting).ExitCode.Should().Be(137);
        ProcessEntry.Read(start).Should().BeNull();
    }

    public void Dispose() => _runner.Dispose();
}
