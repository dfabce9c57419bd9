using NightlyDispatch.Processes;

namespace NightlyDispatch.EndToEnd;

/// <summary>What `schedule systemd` prints, given to a shell, and its units to systemd's own verification.</summary>
public sealed class SystemdTests : IDisposable
{
    private const int Bound = 120_000;

    private readonly string _home = Directory.CreateTempSubdirectory("nightly-dispatch-test-").FullName;

    public void Dispose() => Directory.Delete(_home, recursive: true);

    [Fact(Timeout = Bound)]
    public async Task The_script_installs_three_units_and_turns_the_timer_on()
    {
        var called = Path.Join(_home, "called");
        var script = (await ScheduleAsync()).Output;

        // Functions of the shell stand for the two programs that would change this machine.
        var stand = $"systemctl() {{ echo systemctl \"$@\" >> {called}; }}\nloginctl() {{ echo loginctl \"$@\" >> {called}; }}\n";
        var installed = await Host.CallAsync(Home(), "/bin/sh", "-c", stand + script);

        (installed.ExitCode, installed.Output, installed.Error).Should().Be((0, "", ""));
        Directory.GetFiles(Units).Select(Path.GetFileName).Should().BeEquivalentTo(
            "nightly-dispatch.service", "nightly-dispatch.timer", "nightly-dispatch-failed@.service");
        (await File.ReadAllLinesAsync(called)).Should().Equal(
            "systemctl --user daemon-reload", "systemctl --user enable --now nightly-dispatch.timer", "loginctl enable-linger");
    }

    [NeedsFact("systemd-analyze", "systemd", Timeout = Bound)]
    public async Task Systemd_finds_nothing_wrong_with_the_units_of_a_user()
    {
        var units = await UnitsAsync();

        var verified = await Host.CallAsync(Home(), "/usr/bin/env", ["systemd-analyze", "verify", "--user", "--man=no", .. units]);

        (verified.ExitCode, verified.Output, verified.Error).Should().Be((0, "", ""));
    }

    [NeedsFact("systemd-analyze", "systemd", Timeout = Bound)]
    public async Task Systemd_finds_nothing_wrong_with_the_units_of_the_system()
    {
        var units = await UnitsAsync("--system", "--hours", "22-5");

        var verified = await Host.CallAsync(Home(), "/usr/bin/env", ["systemd-analyze", "verify", "--man=no", .. units]);

        (verified.ExitCode, verified.Output, verified.Error).Should().Be((0, "", ""));
    }

    [NeedsFact("systemd-analyze", "systemd", Timeout = Bound)]
    public async Task Systemd_would_notice_what_is_wrong()
    {
        var units = await UnitsAsync();
        await File.AppendAllTextAsync(units[0], "KillMod=process\n");

        var verified = await Host.CallAsync(Home(), "/usr/bin/env", ["systemd-analyze", "verify", "--user", "--man=no", .. units]);

        verified.Error.Should().Contain("KillMod");
    }

    [NeedsFact("systemd-analyze", "systemd", Timeout = Bound)]
    public async Task The_timer_goes_off_every_hour_of_the_night()
    {
        var timer = (await File.ReadAllTextAsync((await UnitsAsync("--hours", "22-1"))[1])).Split('\n');
        var calendar = timer.Single(line => line.StartsWith("OnCalendar=", StringComparison.Ordinal))["OnCalendar=".Length..];

        var next = await Host.CallAsync(
            new Dictionary<string, string?> { ["TZ"] = "UTC" },
            "/usr/bin/env", "systemd-analyze", "calendar", "--iterations=5", "--base-time=2026-01-05 12:00:00", calendar);

        next.Output.Should().ContainAll(
            " 22:00:00 UTC", " 23:00:00 UTC", "2026-01-06 00:00:00 UTC", "2026-01-06 01:00:00 UTC", "2026-01-06 22:00:00 UTC");
    }

    private string Units => Path.Join(_home, ".config", "systemd", "user");

    /// <summary>The service, the timer and what tells of a failure, as files.</summary>
    private async Task<string[]> UnitsAsync(params string[] options)
    {
        var script = (await ScheduleAsync(options)).Output.Replace("/etc/systemd/system", Units, StringComparison.Ordinal);
        var installed = await Host.CallAsync(Home(), "/bin/sh", "-c", $"systemctl() {{ :; }}\nloginctl() {{ :; }}\n{script}");
        installed.Error.Should().BeEmpty();
        var failed = Path.Join(Units, "nightly-dispatch-failed@nightly-dispatch.service");
        File.Move(Path.Join(Units, "nightly-dispatch-failed@.service"), failed);
        return [Path.Join(Units, "nightly-dispatch.service"), Path.Join(Units, "nightly-dispatch.timer"), failed];
    }

    private Task<ChildResult> ScheduleAsync(params string[] options) =>
        Host.CallAsync(Home(), ProgramFile.Path, ["schedule", "systemd", .. options]);

    private Dictionary<string, string?> Home() => new()
    {
        ["HOME"] = _home,
        ["XDG_CONFIG_HOME"] = null,
        ["XDG_RUNTIME_DIR"] = _home,
        ["NIGHTLY_DISPATCH_CONFIG"] = null,
    };
}
