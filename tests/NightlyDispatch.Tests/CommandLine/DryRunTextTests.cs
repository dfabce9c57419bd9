using NightlyDispatch.Backlog;
using NightlyDispatch.CommandLine;
using NightlyDispatch.Dispatching;
using NightlyDispatch.DxRunner;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class DryRunTextTests
{
    private const string OneAtATime = "1 agent at a time until Tue 24 Nov 06:00 UTC";

    private static readonly Bug Crash = Some.Bug("bd-a1b2", 0, "Crash on login");
    private static readonly Bug Total = Some.Bug("bd-c3d4", 1, "Portfolio total wrong");
    private static readonly Bug Export = Some.Bug("bd-e5f6.1", 1, Some.HostileTitle);

    private static readonly BacklogPlan Plan = new(
        [Crash, Total],
        [new Exclusion(Export, "quarantined after 3 failed attempts (retry bd-e5f6.1 brings it back)", IsOwnFault: false)],
        Behind: 0,
        Room: 1,
        OneAtATime,
        IsOverloaded: false,
        Some.OneUntilTuesday);

    private static readonly Selection Opencode = Some.Selected(Some.Available("opencode", "zhipuai-coding-plan/glm-5", 4));
    private static readonly Selection CcGlm = Some.Selected(Some.Available("cc-glm", null, 0.1));

    [Fact]
    public void The_exact_commands_are_shown_and_why_each_other_bug_is_left_out() =>
        Screen(Report(Opencode, [], Planned(Opencode, "/tmp/agents/bd-a1b2/shop"))).Should().Be(
            """
            Would dispatch 1 of 3 bugs on opencode (zhipuai-coding-plan/glm-5):
              bd-a1b2  P0  Crash on login
                bd update bd-a1b2 --claim --json --actor …
                dx-runner start --beads bd-a1b2 --provider opencode --model zhipuai-coding-plan/glm-5 --prompt-file /tmp/ndisp_bd-a1b2_… --worktree /tmp/agents/bd-a1b2/shop
            Would leave out 2:
              bd-c3d4    P1  Portfolio total wrong  deferred: 1 agent at a time until Tue 24 Nov 06:00 UTC
              bd-e5f6.1  P1  Crash [2J on login 🐛  skipped: quarantined after 3 failed attempts (retry bd-e5f6.1 brings it back)
              2 more not listed: assigned
            Nothing was changed.
            """);

    [Fact]
    public void A_fallback_names_who_was_passed_over_and_a_missing_worktree_is_said() =>
        Screen(Report(CcGlm, [Some.OpencodeIsOut], Planned(CcGlm, worktree: null, "no worktree is\nconfigured"))).Should().StartWith(
            """
            Would dispatch 1 of 3 bugs on cc-glm (its own default):
              bd-a1b2  P0  Crash on login
                bd update bd-a1b2 --claim --json --actor …
                dx-runner start --beads bd-a1b2 --provider cc-glm --prompt-file /tmp/ndisp_bd-a1b2_…
                but: no worktree is configured
              opencode is passed over: Model zhipuai-coding-plan/glm-5 available but auth/quota check failed [opencode_auth_or_quota_blocked]
            Would leave out 2:
            """);

    [Fact]
    public void Without_a_provider_nothing_would_be_dispatched() =>
        Screen(Report(null, [Some.OpencodeIsOut])).Should().Be(
            """
            Would dispatch none of 3 bugs: no provider answers
              opencode is passed over: Model zhipuai-coding-plan/glm-5 available but auth/quota check failed [opencode_auth_or_quota_blocked]
            Would leave out 3:
              bd-a1b2    P0  Crash on login         deferred: no provider answers
              bd-c3d4    P1  Portfolio total wrong  deferred: no provider answers
              bd-e5f6.1  P1  Crash [2J on login 🐛  skipped: quarantined after 3 failed attempts (retry bd-e5f6.1 brings it back)
              2 more not listed: assigned
            Nothing was changed.
            """);

    [Fact]
    public void What_is_wrong_with_the_runner_is_said_once() =>
        Screen(Report(null, []) with { RunnerProblem = "dx-runner was not found in PATH (/usr/bin:/bin)" }).Should().StartWith(
            """
            Would dispatch none of 3 bugs: dx-runner was not found in PATH (/usr/bin:/bin)
            Would leave out 3:
              bd-a1b2    P0  Crash on login         deferred: dx-runner is unusable
            """);

    [Fact]
    public void Without_a_slot_the_reason_is_the_jobs_that_run() =>
        Screen(Report(null, []) with { Plan = Plan with { Room = 0, Full = $"{OneAtATime}, and bd-x runs" } }).Should().StartWith(
            """
            Would dispatch none of 3 bugs: 1 agent at a time until Tue 24 Nov 06:00 UTC, and bd-x runs
            Would leave out 3:
              bd-a1b2    P0  Crash on login         deferred: 1 agent at a time until Tue 24 Nov 06:00 UTC, and bd-x runs
            """);

    [Fact]
    public void An_empty_backlog_is_two_lines()
    {
        var report = new DryRunReport(
            Some.Listing(0, new Dictionary<string, int>()), Plan with { Order = [], Excluded = [] }, null, [], null, []);

        Screen(report).Should().Be(
            """
            Would dispatch none of 0 bugs
            Nothing was changed.
            """);
    }

    private static string Screen(DryRunReport report) => Invocation.Screen(output => DryRunText.Write(output, report));

    private static PlannedDispatch Planned(Selection selection, string? worktree, string? problem = null) =>
        new(Crash, new StartOrder(Crash.Id, selection.Model, "/tmp/ndisp_bd-a1b2_…", worktree, ""), problem);

    private static DryRunReport Report(Selection? selection, IReadOnlyList<PassedOver> passedOver, params IReadOnlyList<PlannedDispatch> dispatches) =>
        new(Some.Listing(5, new Dictionary<string, int> { ["assigned"] = 2 }, Crash, Total, Export), Plan, selection, passedOver, null, dispatches);
}
