using NightlyDispatch.Scheduling;

namespace NightlyDispatch.Tests.Scheduling;

public sealed class SystemdUnitsTests
{
    private static readonly ScheduledRun Run = new(
        "/opt/100%/nightly dispatch",
        "/etc/$night.json",
        [("PATH", "/opt/bin:/usr/bin"), ("BD_PATH", "/a \"b\"/bd")],
        "somebody",
        new NightHours(22, 5),
        HasSecretVariable: false);

    private static readonly string ForUser = new SystemdUnits(Run, isForUser: true, TimeSpan.FromMinutes(50)).Script();
    private static readonly string ForSystem = new SystemdUnits(Run, isForUser: false, TimeSpan.FromHours(3)).Script();

    [Fact]
    public void Agents_outlive_the_pass_and_see_the_files_that_everybody_sees()
    {
        ForUser.Should().ContainAll("\nKillMode=process\n", "\nOOMPolicy=continue\n", "\nPrivateTmp=no\n");
        Directives(ForUser).Should().NotContain([
            "ProtectSystem", "ProtectHome", "PrivateDevices", "ReadOnlyPaths", "InaccessiblePaths", "PrivateMounts", "RootDirectory",
            "TemporaryFileSystem", "DynamicUser", "ProtectKernelTunables", "ProtectControlGroups", "UMask", "MemoryMax",
        ]);
    }

    [Fact]
    public void What_systemd_would_read_as_its_own_is_escaped()
    {
        ForUser.Should().Contain("\nExecStart=\"/opt/100%%/nightly dispatch\" run --config \"/etc/$$night.json\"\n");
        ForUser.Should().Contain("\nEnvironment=PATH=/opt/bin:/usr/bin\nEnvironment=\"BD_PATH=/a \\\"b\\\"/bd\"\n");
    }

    [Fact]
    public void A_night_that_was_missed_is_made_up_for_and_hosts_do_not_ask_at_once() =>
        ForUser.Should().ContainAll("\nOnCalendar=*-*-* 22..23,00..05:00:00\n", "\nPersistent=true\n", "\nRandomizedDelaySec=5min\n");

    [Fact]
    public void A_pass_has_the_time_that_its_settings_give_it()
    {
        ForUser.Should().Contain("\nTimeoutStartSec=7200\n");
        ForSystem.Should().Contain("\nTimeoutStartSec=15000\n");
    }

    [Fact]
    public void A_failure_starts_the_unit_that_tells_of_it() =>
        ForUser.Should().ContainAll(
            "\nOnFailure=nightly-dispatch-failed@%n.service\n", "/nightly-dispatch-failed@.service\"", "\nSuccessExitStatus=75 143\n");

    [Fact]
    public void The_users_own_manager_stays_when_the_user_has_left()
    {
        ForUser.Should().Contain("\nsystemctl --user enable --now nightly-dispatch.timer\nloginctl enable-linger").And.NotContain("User=");
        ForSystem.Should().NotContain("linger")
            .And.ContainAll("\nsystemctl enable --now nightly-dispatch.timer", "\nUser=somebody\n");
    }

    private static IEnumerable<string> Directives(string script) =>
        script.Split('\n').Where(line => !line.StartsWith('#')).Select(line => line.Split('=')[0]);
}
