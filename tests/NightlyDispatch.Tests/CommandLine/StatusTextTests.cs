using NightlyDispatch.CommandLine;
using NightlyDispatch.Ledger;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class StatusTextTests
{
    private static readonly DateTimeOffset Six = new(2026, 11, 24, 6, 0, 0, TimeSpan.Zero);

    private static readonly StatusReport Quiet = new(
        Six.AddHours(2.5),
        new EndedPass("20261124T060000Z-1a2b", Six, Six.AddSeconds(12), 0, "ok", WasPaused: false, PassTally.Empty with { Received = 2, Listed = 2, Dispatched = 1, Deferred = 1 }),
        OpenPass: null,
        Jobs: [],
        new Slots(0, 1),
        new MigrationStatus(2, Six.AddHours(-24), 24, 1, 2, Six.AddHours(24)),
        Cooldowns: [],
        Quarantine: [],
        AwaitingReview: [],
        HalfDone: [],
        Alerts: [],
        LostAlerts: 0,
        Pause: null,
        new LockStatus("/state/lock", IsHeld: false, ProcessId: null),
        Providers: []);

    [Fact]
    public void Where_nothing_is_the_matter_it_is_short() =>
        Screen(Quiet).Should().Be(
            """
            last pass  Tue 24 Nov 06:00 UTC, 12 s, exit 0, ok (20261124T060000Z-1a2b)
                       received 2 = 0 filtered out + 2 listed; 2 listed = 1 dispatched + 0 skipped + 1 deferred + 0 failed
            slots      0 of 1 in use
            migration  day 2: 1 agent at a time until Wed 25 Nov 06:00 UTC, if passes stay clean (now for 24 h), then 2
            lock       free
            """);

    [Fact]
    public void Before_the_first_pass_it_says_so() =>
        Screen(Quiet with { LastPass = null, Migration = new MigrationStatus(null, null, 0, 1, 2, Six) }).Should().Be(
            """
            last pass  none has ended yet
            slots      0 of 1 in use
            migration  1 agent at a time; the first pass begins the count
            lock       free
            """);

    [Fact]
    public void Everything_that_wants_attention_has_its_line() =>
        Screen(Quiet with
        {
            LastPass = Quiet.LastPass! with { WasPaused = true },
            OpenPass = new OpenPass("20261124T080000Z-3c4d", Six.AddHours(2), IsRunning: true),
            Jobs =
            [
                new JobStatus("bd-a", "opencode", "zhipuai-coding-plan/glm-5", Six, "running", "healthy", "recent_log_activity", 3, IsOverdue: false, IsElsewhere: false, null),
                new JobStatus("bd-b", "cc-glm", null, Six.AddHours(-2), "unknown", null, "dx-runner check gave no answer in time", 0, IsOverdue: true, IsElsewhere: false, null),
                new JobStatus("bd-c", "gemini", "gemini-2.5-pro", Six, "unknown", null, null, null, IsOverdue: false, IsElsewhere: true, null),
            ],
            Slots = new Slots(2, 2),
            Migration = new MigrationStatus(5, Six.AddDays(-4), 90, 2, 2, null),
            Cooldowns = [new CoolingProvider("opencode", Six.AddHours(3), "auth/quota\ncheck failed")],
            Quarantine = [new QuarantinedBug("bd-q", "3 failed attempts", Six)],
            AwaitingReview = ["bd-r"],
            HalfDone = [new HalfDoneDispatch("bd-h", "claim-intended", Six, "nightlydispatch-h-0")],
            Alerts = [new WaitingAlert("provider-fallback", "opencode", 2, Six, "opencode → cc-glm"), new WaitingAlert("overload", "backlog", 1, Six, "12 bugs wait")],
            LostAlerts = 1,
            Pause = new PauseStatus(Six, Six.AddHours(24), "bd is being upgraded"),
            Lock = new LockStatus("/state/lock", IsHeld: true, ProcessId: 4711),
            Providers = [new ProviderStatus("opencode", 12, 10, 1, 8, 6, 1, 0.125), new ProviderStatus("gemini", 1, 0, 0, 0, 0, 0, null)],
        }).Should().Be(
            """
            last pass   Tue 24 Nov 06:00 UTC, 12 s, exit 0, ok (20261124T060000Z-1a2b)
                        it was paused
            running     a pass since Tue 24 Nov 08:00 UTC, for 30 min (20261124T080000Z-3c4d)
            paused      until Wed 25 Nov 06:00 UTC: bd is being upgraded (nightly-dispatch resume ends it)
            slots       2 of 2 in use
            jobs        bd-a running: opencode zhipuai-coding-plan/glm-5, started Tue 24 Nov 06:00 UTC (2 h 30 min ago)
                          dx-runner says healthy (recent_log_activity); 3 processes carry its mark
                        bd-b unknown: cc-glm (its own default), started Tue 24 Nov 04:00 UTC (4 h 30 min ago, longer than jobTimeout allows)
                          dx-runner says nothing: dx-runner check gave no answer in time; no process carries its mark
                        bd-c unknown: gemini gemini-2.5-pro, started Tue 24 Nov 06:00 UTC (2 h 30 min ago)
                          on another computer that shares this state folder
            migration   day 5: 2 agents at a time
            cooling     opencode until Tue 24 Nov 09:00 UTC: auth/quota check failed
            quarantine  bd-q since Tue 24 Nov 06:00 UTC, after 3 failed attempts (retry bd-q brings it back)
            review      bd-r was worked on and awaits review
            unsettled   bd-h claim-intended since Tue 24 Nov 06:00 UTC; the next pass settles it
            alerts      provider-fallback opencode, 2 times, waits since Tue 24 Nov 06:00 UTC: opencode → cc-glm
                        overload backlog, waits since Tue 24 Nov 06:00 UTC: 12 bugs wait
            lost        1 earlier alerts never arrived (the ledger has them)
            providers   opencode: 10 of 12 preflights said yes, 1 starts refused all the same; 6 of 8 jobs worked, false green 12.5% (1 failed by its own fault after a yes)
                        gemini: 0 of 1 preflights said yes
            lock        held by process 4711
            """);

    [Fact]
    public void A_pass_that_was_cut_short_is_told_from_one_that_runs() =>
        Screen(Quiet with { OpenPass = new OpenPass("20261124T080000Z-3c4d", Six.AddHours(2), IsRunning: false) }).Should().Contain(
            "\ncut short  the pass of Tue 24 Nov 08:00 UTC has no end line (20261124T080000Z-3c4d); the next one settles what it left\n");

    private static string Screen(StatusReport report) => Invocation.Screen(output => StatusText.Write(output, report));
}
