using System.Text.Json.Nodes;
using NightlyDispatch.Ledger;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd;

public sealed class CronTests
{
    private const int Bound = 120_000;

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

        var pass = await Host.CallAsync(
            "/usr/bin/env", ["-i", "PATH=/usr/bin:/bin", $"HOME={home}", .. Host.Runtime, ProgramFile.Path, "run"]);

        pass.ExitCode.Should().Be(0);
        pass.Error.Should().ContainAll(
            "No webhook is configured: alerts end in this log", "provider-fallback opencode: opencode → cc-glm");
        night.Held.Should().Equal("bd-1");
        (await night.AgentAsync("bd-1")).Provider.Should().Be("cc-glm");
        night.Calls.Should().OnlyContain(call => call.Environment["BEADS_DIR"] == Path.Join(home, ".beads-runtime", ".beads"));
        night.Alerts.Should().BeEmpty();

        var ledger = StateFiles.Ledger(Path.Join(home, ".local", "state", "nightly-dispatch"));
        LedgerFile.Peek(ledger).OwnDispatches.Should().ContainSingle();
        File.GetUnixFileMode(ledger).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact(Timeout = Bound)]
    public async Task The_line_that_is_printed_for_cron_makes_a_pass_and_mails_nothing_if_all_is_well()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));
        var crontab = await PrintedAsync(night);

        var pass = await crontab.RunAsync();

        (pass.ExitCode, pass.Output, pass.Error).Should().Be((0, "", ""));
        night.Held.Should().Equal("bd-1");
        (await night.AgentAsync("bd-1")).Provider.Should().Be("opencode");
    }

    [Fact(Timeout = Bound)]
    public async Task Cron_mails_the_account_and_the_log_of_a_pass_that_had_something_to_tell()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with
        {
            Runner = new RunnerPlan().WithPreflight("opencode", PreflightVerdict.Blocked)
                .WithPreflight("cc-glm", PreflightVerdict.Blocked).WithPreflight("gemini", PreflightVerdict.Blocked),
        });
        var crontab = await PrintedAsync(night);

        var pass = await crontab.RunAsync();

        pass.ExitCode.Should().Be(3);
        pass.Output.Should().EndWith("exit 3, no-provider\n");
        pass.Error.Should().Contain("WRN").And.Contain("no-providers provider chain");
    }

    [Fact(Timeout = Bound)]
    public async Task With_a_log_the_mail_is_one_line_that_names_exit_code_and_file()
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));
        var log = Path.Join(night.Folder.Root, "100% log", "it's.log");
        Directory.CreateDirectory(Path.GetDirectoryName(log)!);
        var crontab = await PrintedAsync(night, "--log", log);

        var good = await crontab.RunAsync();
        night.Set("tools", "bd", "/nowhere/bd");
        var bad = await (await PrintedAsync(night, "--log", log)).RunAsync();

        (good.ExitCode, good.Output, good.Error).Should().Be((0, "", ""));
        (bad.Output, bad.Error).Should().Be(($"nightly-dispatch: exit 5, see {log}\n", ""));
        (await File.ReadAllTextAsync(log)).Should().Contain(": exit 0, ok\n").And.Contain(": exit 5, tracker-unusable\n");
    }

    /// <summary>As somebody asks for the lines in a shell, for settings whose path says something to cron and to sh.</summary>
    private static async Task<Crontab> PrintedAsync(Night night, params string[] options)
    {
        var home = Path.Join(night.Folder.Root, "cron home");
        var config = Path.Join(home, "100% $HOME", "it's config.json");
        Directory.CreateDirectory(Path.GetDirectoryName(config)!);
        File.Copy(night.Folder.Config, config, overwrite: true);
        var printed = await Host.CallAsync(
            new Dictionary<string, string?> { ["HOME"] = home, ["NIGHTLY_DISPATCH_CONFIG"] = null, ["SLACK_WEBHOOK"] = null },
            ProgramFile.Path, ["schedule", "cron", "--config", config, .. options]);
        (printed.ExitCode, printed.Error).Should().Be((0, ""));
        return Crontab.Read(printed.Output, home);
    }

    /// <summary>A home with the tools in ~/.local/bin, and settings that name neither them nor a state folder.</summary>
    private static async Task<string> HomeAsync(Night night)
    {
        var home = Path.Join(night.Folder.Root, "home");
        var installed = await Host.CallAsync(
            "/bin/sh", ["-c", Install, "sh", home, CallLog.FolderVariable, night.Folder.Root, ProgramFile.Path]);
        installed.ExitCode.Should().Be(0);

        Directory.CreateSymbolicLink(Path.Join(home, ".beads-runtime", ".beads"), night.Folder.Beads);
        var settings = JsonNode.Parse(await File.ReadAllTextAsync(night.Folder.Config))!.AsObject();
        settings.Remove("tools");
        settings.Remove("state");
        await File.WriteAllTextAsync(Path.Join(home, ".config", "nightly-dispatch", "config.json"), settings.ToJsonString());
        return home;
    }
}
