using System.Text.Json.Nodes;
using NightlyDispatch.Ledger;
using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd;

public sealed class CronTests
{
    private const int Bound = 120_000;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    /// <summary>
    /// Another process writes what is to be run: none that this one starts meanwhile can then hold it open ("Text file busy").
    /// </summary>
    private const string Install = """
        mkdir -p "$1/.local/bin" "$1/.config/nightly-dispatch" "$1/.beads-runtime"
        for tool in bd dx-runner; do
          printf '#!/bin/sh\n%s=%s exec %s stand-in %s "$@"\n' "$2" "$3" "$4" "$tool" >"$1/.local/bin/$tool"
        done
        chmod 755 "$1/.local/bin/bd" "$1/.local/bin/dx-runner"
        """;

    [Fact(Timeout = Bound)]
    public async Task Cron_gives_almost_nothing_and_a_pass_finds_its_tools_its_settings_and_its_state()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with
        {
            Runner = new RunnerPlan().WithPreflight("opencode", PreflightVerdict.Blocked),
        });
        var home = await HomeAsync(night);

        var pass = await CallAsync("/usr/bin/env", ["-i", "PATH=/usr/bin:/bin", $"HOME={home}", .. Runtime, StandIns.Executable, "run"]);

        pass.ExitCode.Should().Be(0);
        pass.Error.Should().ContainAll(
            "INF No webhook is configured: alerts end in this log", "provider-fallback opencode: opencode → cc-glm");
        night.Held.Should().Equal("bd-1");
        (await night.AgentAsync("bd-1")).Provider.Should().Be("cc-glm");
        night.Calls.Should().OnlyContain(call => call.Environment["BEADS_DIR"] == Path.Join(home, ".beads-runtime", ".beads"));
        night.Alerts.Should().BeEmpty();

        var ledger = StateFiles.Ledger(Path.Join(home, ".local", "state", "nightly-dispatch"));
        LedgerFile.Peek(ledger).OwnDispatches.Should().ContainSingle();
        File.GetUnixFileMode(ledger).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>A home with the tools in ~/.local/bin, and settings that name neither them nor a state folder.</summary>
    private static async Task<string> HomeAsync(Night night)
    {
        var home = Path.Join(night.Folder.Root, "home");
        var installed = await CallAsync(
            "/bin/sh", ["-c", Install, "sh", home, CallLog.FolderVariable, night.Folder.Root, StandIns.Executable]);
        installed.ExitCode.Should().Be(0);

        Directory.CreateSymbolicLink(Path.Join(home, ".beads-runtime", ".beads"), night.Folder.Beads);
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(night.Folder.Config))!.AsObject();
        settings.Remove("tools");
        settings.Remove("state");
        await File.WriteAllTextAsync(Path.Join(home, ".config", "nightly-dispatch", "config.json"), settings.ToJsonString());
        return home;
    }

    /// <summary>Where a runtime that is not installed for all is, which the built program asks for and the published one does not.</summary>
    private static string[] Runtime =>
        Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root ? [$"DOTNET_ROOT={root}"] : [];

    private static Task<ChildResult> CallAsync(string program, string[] arguments) =>
        new ChildProcess(TimeProvider.System).RunAsync(
            new ChildCommand(new Tool(program), arguments, "/", new Dictionary<string, string?>(), Deadline),
            CancellationToken.None);
}
