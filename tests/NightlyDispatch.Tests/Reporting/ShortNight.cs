using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;
using NightlyDispatch.Providers;
using NightlyDispatch.Reporting;
using NightlyDispatch.Tests.Ledger;
using LedgerSome = NightlyDispatch.Tests.Ledger.Some;

namespace NightlyDispatch.Tests.Reporting;

/// <summary>One night of five passes, for screens: a fallback, work, a pause, a pass that was killed, and one to which nobody answered.</summary>
internal sealed class ShortNight : IDisposable
{
    public const string Fallback = "20261122T060000Z-1a2b";
    public const string Work = "20261122T070000Z-3c4d";
    public const string Paused = "20261122T080000Z-5e6f";
    public const string Killed = "20261122T090000Z-7a8b";
    public const string Nobody = "20261122T100000Z-9c0d";

    private const string Opencode = "opencode";

    private readonly WrittenLedger _ledger = new();

    public ShortNight()
    {
        var alert = LedgerSome.Alert(Opencode) with { Reason = "opencode → cc-glm\nopencode: no auth", Pass = Fallback };
        _ledger.Pass(
            Fallback,
            new BacklogRead(4, 3, new Dictionary<string, int> { ["other type"] = 1 }),
            new PreflightFinished(Opencode, "zhipuai-coding-plan/glm-5", "no auth", "opencode_blocked", "refresh_auth", null, 4.03),
            new PreflightFinished("cc-glm", null, null, null, null, null, 0.1),
            new ProviderSelected("cc-glm", null),
            new AlertRaised(alert),
            new ClaimIntended("bd-a", "text-a"),
            new Claimed("bd-a"),
            LedgerSome.StartIntended("bd-a", "cc-glm") with { Model = null },
            new StartSpawned("bd-a", 4711),
            new Acknowledged("bd-a", "cc-glm", 4711, IsLate: false, 0.4),
            new ClaimConfirmed("bd-a"),
            Turn("bd-a", 0, "Crash on\nlogin", BugClass.Dispatched, "cc-glm (its own default), acknowledged in 0.4 s"),
            Turn("bd-b", 1, "Wrong total", BugClass.Deferred, "1 agent at a time, and bd-a runs"),
            Turn("bd-c", 1, "Export hangs", BugClass.Skipped, "already claimed by Dana Moor"),
            new AlertDelivered(alert.Key));
        _ledger.Pass(
            Work,
            [
                LedgerSome.JobEnded("bd-a", JobOutcome.Worked) with
                {
                    Model = null,
                    Reason = "exited_ok, exit 0; 1 new commit",
                    Seconds = 3_000,
                    Evidence = new JobEvidence(["1a2b3c4 Fix the crash"], HasMovedHead: true, HasChangedFiles: false),
                },
                new DispatchClosed("bd-a", "awaits review"),
                new BacklogRead(1, 1, new Dictionary<string, int>()),
                new PreflightFinished(Opencode, "zhipuai-coding-plan/glm-5", null, null, null, null, 4.2),
                new ProviderSelected(Opencode, "zhipuai-coding-plan/glm-5"),
                .. LedgerSome.LiveJob("bd-b", Opencode),
                Turn("bd-b", 1, "Wrong total", BugClass.Dispatched, "opencode zhipuai-coding-plan/glm-5, acknowledged in 1.0 s"),
            ]);
        _ledger.Pass(Paused, new PassPaused(LedgerSome.Night.AddHours(1.5), LedgerSome.Night.AddHours(2.5), "bd is being upgraded"));
        _ledger.Cut(Killed);
        _ledger.Pass(
            Nobody,
            (int)ExitCode.NoProvider,
            LedgerSome.JobEnded("bd-b", JobOutcome.Failed, Opencode, isProviderFault: true) with { ReasonCode = "opencode_rate_limited" },
            new ProviderCooled(Opencode, LedgerSome.Night.AddHours(5), "429 [opencode_rate_limited]"),
            new DispatchClosed("bd-b", "released: it said so"),
            new BacklogRead(1, 1, new Dictionary<string, int>()),
            new PreflightFinished("cc-glm", null, "no token", null, null, null, 0.1),
            new PreflightFinished("gemini", "gemini-2.5-pro", "no login", "gemini_auth_missing", null, null, 5),
            Turn("bd-b", 1, "Wrong total", BugClass.Failed, "no provider answers: cc-glm: no token; gemini: no login"));
    }

    public string State => _ledger.Folder;

    public Chronicle Chronicle => new(State, new ProviderPolicy(DefaultSettings.Value.Providers));

    public MorningReport Report() => Chronicle.Morning(LedgerSome.Night.AddHours(4.5), nights: 7);

    public void Dispose() => _ledger.Dispose();

    private static BugEnded Turn(string bug, int priority, string title, BugClass bugClass, string reason) =>
        new(bug, title, priority, bugClass, reason, CountsToQuarantine: false);
}
