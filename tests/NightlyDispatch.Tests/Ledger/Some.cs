using System.Text;
using NightlyDispatch.Alerts;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

/// <summary>Lines of a ledger, and what they make.</summary>
internal static class Some
{
    public const string Here = "machine-1";

    /// <summary>06:00 UTC of the first night.</summary>
    public static readonly DateTimeOffset Night = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    /// <summary>At least one line of every kind, with and without what may be absent.</summary>
    public static IReadOnlyList<LedgerEvent> EveryLine { get; } =
    [
        PassStarted("p1"),
        new PassPaused(Night.AddHours(-1), Night.AddHours(23), "bd is being upgraded"),
        new OrphanSuspected("bd claimed bd-z instead of it"),
        new OrphansSearched(1),
        new BacklogRead(5, 3, new Dictionary<string, int> { ["other type"] = 1, ["assigned"] = 1 }),
        new PreflightFinished("opencode", "zhipuai-coding-plan/glm-5", "no auth", "opencode_auth_or_quota_blocked", "refresh_auth", null, 4.03),
        new PreflightFinished("cc-glm", null, null, null, null, "the gate was not proved", 0.1),
        new ProviderSelected("cc-glm", null),
        new ProviderSelected("gemini", "gemini-2.5-pro"),
        new ProviderCooled("opencode", Night.AddMinutes(50), "auth/quota check failed [opencode_auth_or_quota_blocked]"),
        new ClaimIntended("bd-a", "text-a"),
        new Claimed("bd-a"),
        new PromptIntended("bd-a", "/tmp/ndisp_bd-a_1.prompt"),
        StartIntended("bd-a", "opencode"),
        new StartSpawned("bd-a", 4711),
        new StartRefused("bd-a", "opencode", "Provider", "no auth", null),
        StartIntended("bd-a", "cc-glm") with { Model = null, Worktree = null, Head = null, StatusHash = null },
        new StartSpawned("bd-a", 4712),
        new OutcomeUnknown("bd-a", "no answer"),
        new Acknowledged("bd-a", "cc-glm", null, IsLate: true, 45.2),
        new ClaimConfirmed("bd-a"),
        new SettlementPostponed("bd-a", "bd: no answer within 60 s"),
        new ClaimIntended("bd-b", "text-b"),
        new ClaimLost("bd-b", "already claimed by Ann Other"),
        new ClaimIntended("bd-c", "text-c"),
        new Claimed("bd-c"),
        new ReleaseIntended("bd-c", "its worktree cannot be made"),
        new DispatchClosed("bd-c", "released: its worktree cannot be made"),
        new BugEnded("bd-a", "Crash \"on\" login\n\u001b[31m 🐛", 0, BugClass.Dispatched, "cc-glm (its own default)", CountsToQuarantine: false),
        new BugEnded("bd-b", "Export hangs", 1, BugClass.Skipped, "already claimed", CountsToQuarantine: false),
        new BugEnded("bd-c", "Wrong total", 1, BugClass.Failed, "its worktree cannot be made", CountsToQuarantine: true),
        new ClockSetBack("bd-a"),
        JobEnded("bd-a", JobOutcome.Worked) with { Evidence = new JobEvidence(["1a2b3c4 Fix the crash", "5d6e7f8 Test it"], true, false) },
        JobEnded("bd-c", JobOutcome.Failed) with { ReasonCode = null, Worktree = null },
        new BugQuarantined("bd-c", "3 failed attempts"),
        new BugRetried("bd-x", Here),
        new BugsDeferred(7, "behind more urgent bugs"),
        new ParallelismWidened(),
        new AlertRaised(Alert("opencode")),
        new AlertRaised(Alert("bd-c") with { Condition = AlertCondition.BugQuarantined }),
        new AlertDelivered(Alert("opencode").Key),
        new AlertRaised(Alert("opencode") with { Condition = AlertCondition.Recovered, RecoveredFrom = AlertCondition.ProviderFallback }),
        new AlertRefused(Alert("opencode").Key, "404"),
    ];

    public static PassStarted PassStarted(string pass, string machine = Here) =>
        new(machine, "build-1", $"nightlydispatch-build-1-{pass}", 100, 99, "0.1.0+abc") { Pass = pass };

    public static StartIntended StartIntended(string bug, string provider) =>
        new(bug, provider, "some/model", $"mark-{provider}", $"/tmp/agents/{bug}", "1a2b3c4", "status-1");

    public static JobEnded JobEnded(string bug, JobOutcome outcome, string provider = "cc-glm", bool isProviderFault = false) =>
        new(bug, provider, "some/model", outcome, "some_reason", "it said so", isProviderFault, $"/tmp/agents/{bug}", 17, Evidence: null);

    public static Alert Alert(string subject) =>
        new(AlertCondition.ProviderFallback, subject, "cc-glm, because opencode: no auth", "Log in.", Night, "p1", "build-1");

    /// <summary>A bug with a job that runs.</summary>
    public static LedgerEvent[] LiveJob(string bug, string provider = "cc-glm") =>
    [
        new ClaimIntended(bug, $"text of {bug}"), new Claimed(bug), StartIntended(bug, provider), new Acknowledged(bug, provider, 4711, false, 1),
    ];

    /// <summary>What the lines make, the first of them written at <see cref="Night"/> and each next a minute later.</summary>
    public static LedgerState Fold(params IEnumerable<LedgerEvent> lines)
    {
        var (state, at, pass) = (LedgerState.Empty, Night, "p1");
        foreach (var line in lines)
        {
            pass = line.Pass ?? pass;
            state = state.Apply(line with { V = LedgerEvent.Format, At = line.At == default ? at : line.At, Pass = pass });
            at = at.AddMinutes(1);
        }

        return state;
    }

    /// <summary>Everything that the next pass would find, so that two states are the same if this is.</summary>
    public static string Written(LedgerState state) => Encoding.UTF8.GetString(LedgerJson.ToLine(new PassEnded(0, state)));
}
