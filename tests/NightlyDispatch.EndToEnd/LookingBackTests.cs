using NightlyDispatch.Ledger;
using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Tests.Reporting;

namespace NightlyDispatch.EndToEnd;

/// <summary>The commands that only read, by the built executable, on what real passes left.</summary>
public sealed class LookingBackTests : IDisposable
{
    private const int Bound = 180_000;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(100);

    private readonly string _root = Directory.CreateTempSubdirectory("nightly-dispatch-test-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact(Timeout = Bound)]
    public async Task On_the_folder_that_a_rehearsal_leaves_each_works_as_text_as_its_documented_JSON_and_as_a_page()
    {
        var folder = Path.Join(_root, "night");
        (await RunAsync("rehearse", "--keep", folder)).ExitCode.Should().Be(0);
        var ledger = await File.ReadAllBytesAsync(Path.Join(folder, "state", "ledger.jsonl"));
        (string[] Command, int ExitCode)[] commands =
        [
            (["status"], 0), (["explain", "bd-a1b2"], 0), (["history"], 0), (["history", "--since", "1h"], 0), (["show", "last"], 0),
            (["report"], 0), (["preflight"], 9), (["pause", "--reason", "to see"], 0), (["resume"], 0),
        ];

        foreach (var (command, exitCode) in commands)
        {
            string[] line = [.. command, "--config", Path.Join(folder, "config.json")];
            var (text, json) = (await RunAsync(line), await RunAsync([.. line, "--json"]));

            text.Output.Should().NotBeEmpty(command[0]);
            (text.Error + json.Error).Should().BeEmpty(command[0]);
            (text.ExitCode, json.ExitCode).Should().Be((exitCode, exitCode), command[0]);
            DocumentCheck.Problems(command[0], json.Output).Should().BeEmpty(command[0]);
        }

        (await File.ReadAllBytesAsync(Path.Join(folder, "state", "ledger.jsonl"))).Should().Equal(ledger);

        var report = await RunAsync("report", "--html", Path.Join(_root, "report.html"), "--config", Path.Join(folder, "config.json"));

        report.Output.Should().Be($"The report is in {_root}/report.html\n");
        (await File.ReadAllTextAsync(Path.Join(_root, "report.html"))).Should().StartWith("<!DOCTYPE html>")
            .And.Contain("bd-a1b2").And.Contain("Crash on login").And.Contain("auth/quota check failed").And.EndWith("</html>\n");
    }

    [Fact(Timeout = Bound)]
    public async Task While_a_pass_runs_it_is_seen_to_run_and_once_it_was_killed_that_it_was_cut_short()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with
        {
            Runner = new RunnerPlan().WithFaults("preflight", AnswerFault.Hang),
        });
        var (pass, ended) = night.BeginPass();
        await night.NewestEventAsync<BacklogRead>();

        var running = await night.RunAsync("history");
        var shown = await night.RunAsync("show", "last");
        var report = await night.RunAsync("report", "--json");
        RunnerFolder.Kill(pass);
        await ended;

        running.Output.Should().Contain("still runs");
        shown.Output.Should().Contain("still runs").And.Contain("bd lists 1, of which 1 are bugs for the night");
        DocumentCheck.Problems("report", report.Output).Should().BeEmpty();
        (await night.RunAsync("history")).Output.Should().Contain("cut short");
    }

    private Task<ChildResult> RunAsync(params string[] arguments)
    {
        var environment = new Dictionary<string, string?>(RehearsalFolder.ShortLived) { ["TMPDIR"] = _root, ["HOME"] = _root };
        return new ChildProcess(TimeProvider.System).RunAsync(
            new ChildCommand(new Tool(ProgramFile.Path), arguments, "/", environment, Deadline), CancellationToken.None);
    }
}
