using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.Rehearsal;

/// <summary>The nights that can be rehearsed.</summary>
internal static class Scenarios
{
    public const string Default = "opencode-down";

    private const string OpenCodesReason = "Model zhipuai-coding-plan/glm-5 available but auth/quota check failed";

    private static readonly DateTimeOffset LastMonday = new(2026, 1, 5, 9, 0, 0, TimeSpan.Zero);

    private static readonly RehearsalSetting Usual = RehearsalSetting.Of(
        new TrackerIssue("bd-a1b2", "Crash on login", LastMonday)
        {
            Priority = 0,
            Description = "Opening the login page with an expired cookie ends the server.",
        },
        new TrackerIssue("bd-c3d4", "Portfolio total wrong", LastMonday.AddDays(1)) { Description = "The total counts closed positions." },
        new TrackerIssue("bd-e5f6", "Button is the wrong blue", LastMonday.AddDays(2)) { Priority = 3 });

    public static IReadOnlyList<Scenario> All { get; } =
    [
        new("healthy", "every provider answers: the most urgent bug goes to opencode", Usual,
        [
            Exits(ExitCode.Ok),
            ("one agent works, on opencode", o => o.IsOneAgentOf("opencode")),
            ("nobody is alerted", o => o.Alerts.Count == 0),
        ]),
        new(Default, "opencode is rate-limited: its own reason, the fallback to cc-glm, and the alert", Usual with { Runner = OpenCodeBlocked },
        [
            Exits(ExitCode.Ok),
            ("one agent works, on cc-glm", o => o.IsOneAgentOf("cc-glm")),
            ("cc-glm gets no --model", o => !o.Calls.Any(call => call.Arguments is ["start", ..] && call.Arguments.Contains("--model"))),
            ("the alert gives opencode's reason", o => o.HasAlert("provider-fallback", OpenCodesReason)),
            ("the alert gives code and next action", o => o.HasAlert("opencode_auth_or_quota_blocked", "refresh_auth_or_switch_provider")),
        ]),
        new("probe-timeout", "opencode's model hangs and its preflight passes all the same: the strict gate refuses it",
            Usual with { Runner = new RunnerPlan().WithPreflight("opencode", PreflightVerdict.ProbeTimesOut) },
        [
            Exits(ExitCode.Ok),
            ("one agent works, on cc-glm", o => o.IsOneAgentOf("cc-glm")),
            ("the alert gives the probe's time-out", o => o.HasAlert("provider-fallback", "TIMEOUT", "opencode_probe_timeout")),
        ]),
        new("only-gemini", "opencode and cc-glm are down: the alert says why each of them failed",
            Usual with { Runner = OpenCodeBlocked.WithPreflight("cc-glm", PreflightVerdict.BinaryMissing) },
        [
            Exits(ExitCode.Ok),
            ("one agent works, on gemini", o => o.IsOneAgentOf("gemini")),
            ("the alert gives both reasons", o => o.HasAlert("provider-fallback", OpenCodesReason, "claude CLI not found")),
        ]),
        new("nobody", "no provider answers: nothing is claimed, and the exit code says so", Usual with { Runner = NobodyAnswers },
        [
            Exits(ExitCode.NoProvider),
            ("nothing is claimed", o => !o.Claimed.Any()),
            ("the alert gives every reason", o => o.HasAlert("no-providers", OpenCodesReason, "auth resolution failed", "gemini_auth_missing")),
        ]),
        new("already-claimed", "somebody else wins the claim, and bd 0.56 exits with 0: the next bug takes its place",
            Usual with
            {
                TrackerProfile = "0.56",
                TrackerFaults = [new Fault(new FaultMatch("update", Nth: 1, Flag: "--claim"), new FaultEffect(StealTo: "Dana Moor"))],
            },
        [
            Exits(ExitCode.Ok),
            ("the bug stays with Dana Moor", o => o.Backlog[0].Assignee == "Dana Moor"),
            ("one agent works, on the next bug", o => o.IsOneAgentOf("opencode") && o.Agents[0].Beads == "bd-c3d4"),
        ]),
        new("late-ack", "the acknowledgement comes after the time-out: the agent is found, and none is started a second time",
            (Usual with { Runner = new RunnerPlan().WithStarts("opencode", StartPlan.LateAck(TimeSpan.FromSeconds(20))) })
                .WithSection("dispatch", """{ "ackTimeout": "2s" }"""),
        [
            Exits(ExitCode.Ok),
            ("one agent works, on opencode", o => o.IsOneAgentOf("opencode")),
            ("there was one start", o => o.Calls.Count(call => call.Arguments is ["start", ..]) == 1),
        ]),
        new("crowded", "more bugs than a night can take: an overload alert, and one dispatch", RehearsalSetting.Of([.. Crowd(12)]),
        [
            Exits(ExitCode.Ok),
            ("one agent works, on opencode", o => o.IsOneAgentOf("opencode")),
            ("the alert counts the bugs", o => o.HasAlert("overload", "12 bugs")),
        ]),
        new("tracker-down", "bd does not reach its database: an error, and never \"no bugs\"",
            Usual with { TrackerFaults = [new Fault(new FaultMatch("ready"), new FaultEffect(ServerDown: true))] },
        [
            Exits(ExitCode.TrackerUnusable),
            ("no provider is asked", o => !o.Calls.Any(call => call.Arguments is ["preflight", ..])),
            ("the alert names the tracker", o => o.HasAlert("tracker-unusable", "unreachable")),
        ]),
    ];

    public static Scenario? Named(string name) => All.FirstOrDefault(scenario => scenario.Name == name);

    private static RunnerPlan OpenCodeBlocked => new RunnerPlan().WithPreflight("opencode", PreflightVerdict.Blocked);

    private static RunnerPlan NobodyAnswers =>
        OpenCodeBlocked.WithPreflight("cc-glm", PreflightVerdict.Blocked).WithPreflight("gemini", PreflightVerdict.Blocked);

    private static (string Words, Func<RehearsalOutcome, bool> Holds) Exits(ExitCode exitCode) =>
        ($"the pass exits with {(int)exitCode}", outcome => outcome.ExitCode == (int)exitCode);

    private static IEnumerable<TrackerIssue> Crowd(int count) =>
        Enumerable.Range(1, count).Select(number => new TrackerIssue($"bd-{number:000}", $"Bug number {number}", LastMonday.AddHours(number)));
}
