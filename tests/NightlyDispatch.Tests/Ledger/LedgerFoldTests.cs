using NightlyDispatch.Ledger;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.Ledger;

public sealed class LedgerFoldTests
{
    private static readonly LedgerEvent Started = Some.PassStarted("p1");

    private static readonly OpenDispatch Intended = new(
        "bd-a", Some.Here, "nightlydispatch-build-1-p1", 99, "text of bd-a", DispatchStage.ClaimIntended, Some.Night.AddMinutes(1));

    [Fact]
    public void A_dispatch_begins_with_the_claim_and_knows_who_may_settle_it() =>
        Dispatch(new ClaimIntended("bd-a", "text of bd-a")).Should().Be(Intended);

    [Fact]
    public void A_start_is_known_by_all_that_can_recognise_it() =>
        Dispatch(
            new ClaimIntended("bd-a", "text of bd-a"),
            new Claimed("bd-a"),
            new PromptIntended("bd-a", "/tmp/ndisp_bd-a_1.prompt"),
            Some.StartIntended("bd-a", "opencode"),
            new StartSpawned("bd-a", 4711))
            .Should().Be(Intended with
            {
                Stage = DispatchStage.StartIntended,
                Since = Some.Night.AddMinutes(4),
                Prompt = "/tmp/ndisp_bd-a_1.prompt",
                Provider = "opencode",
                Model = "some/model",
                Mark = "mark-opencode",
                StartProcessId = 4711,
                Worktree = "/tmp/agents/bd-a",
                Head = "1a2b3c4",
                StatusHash = "status-1",
            });

    [Fact]
    public void A_second_start_is_told_from_the_first()
    {
        var dispatch = Dispatch(
            new ClaimIntended("bd-a", "text of bd-a"),
            new Claimed("bd-a"),
            Some.StartIntended("bd-a", "opencode"),
            new StartSpawned("bd-a", 4711),
            new StartRefused("bd-a", "opencode", "Provider", "no auth", "opencode_auth_or_quota_blocked"),
            Some.StartIntended("bd-a", "cc-glm") with { Model = null });

        dispatch.Should().BeEquivalentTo(new { Provider = "cc-glm", Model = (string?)null, Mark = "mark-cc-glm", StartProcessId = (int?)null });
        dispatch!.Since.Should().Be(Some.Night.AddMinutes(6));
    }

    public static TheoryData<string, bool> Stages => new()
    {
        { nameof(DispatchStage.ClaimIntended), false },
        { nameof(DispatchStage.Claimed), false },
        { nameof(DispatchStage.StartIntended), true },
        { nameof(DispatchStage.Unknown), true },
        { nameof(DispatchStage.Acknowledged), true },
        { nameof(DispatchStage.Judged), false },
    };

    [Theory]
    [MemberData(nameof(Stages))]
    public void The_last_line_of_a_dispatch_is_its_stage_and_says_whether_an_agent_may_run(string stage, bool holdsSlot)
    {
        LedgerEvent[] all =
        [
            new ClaimIntended("bd-a", "text"),
            new Claimed("bd-a"),
            Some.StartIntended("bd-a", "cc-glm"),
            new OutcomeUnknown("bd-a", "no answer"),
            new Acknowledged("bd-a", "cc-glm", 4712, true, 45),
            Some.JobEnded("bd-a", JobOutcome.Failed),
        ];

        var state = Some.Fold([Started, .. all.Take((int)Enum.Parse<DispatchStage>(stage) + 1)]);

        state.Dispatches["bd-a"].Stage.ToString().Should().Be(stage);
        state.Dispatches["bd-a"].HoldsSlot.Should().Be(holdsSlot);
        state.LiveJobs.Should().Be(holdsSlot ? 1 : 0);
    }

    [Fact]
    public void A_refused_start_leaves_a_claim() =>
        Dispatch([.. Some.LiveJob("bd-a")[..3], new StartRefused("bd-a", "cc-glm", "Provider", "no auth", null)])!
            .Stage.Should().Be(DispatchStage.Claimed);

    [Fact]
    public void An_acknowledged_agent_is_known_by_its_process_and_its_claim_is_confirmed_by_a_re_read()
    {
        Dispatch(Some.LiveJob("bd-a"))!.Should().BeEquivalentTo(new { AgentProcessId = 4711, IsConfirmed = false });
        Dispatch([.. Some.LiveJob("bd-a"), new ClaimConfirmed("bd-a")])!.IsConfirmed.Should().BeTrue();
        Dispatch([.. Some.LiveJob("bd-a"), Ended("bd-a", BugClass.Dispatched)])!.IsConfirmed.Should().BeTrue();
        Dispatch([.. Some.LiveJob("bd-a"), Ended("bd-a", BugClass.Failed)])!.IsConfirmed.Should().BeFalse();
    }

    [Fact]
    public void A_judged_job_keeps_its_verdict_until_claim_and_prompt_are_seen_to()
    {
        LedgerEvent[] judged = [.. Some.LiveJob("bd-a"), Some.JobEnded("bd-a", JobOutcome.DidNothing)];

        Dispatch(judged).Should().BeEquivalentTo(new { Stage = DispatchStage.Judged, Outcome = JobOutcome.DidNothing, OutcomeReason = "it said so" });
        Dispatch([.. judged, new DispatchClosed("bd-a", "released")]).Should().BeNull();
    }

    [Fact]
    public void A_lost_claim_leaves_no_dispatch() =>
        Dispatch(new ClaimIntended("bd-a", "text"), new ClaimLost("bd-a", "already claimed by Ann")).Should().BeNull();

    [Fact]
    public void Lines_about_a_dispatch_that_nobody_knows_change_nothing()
    {
        var state = Some.Fold(Started);

        var after = Some.Fold(
            Started,
            new Claimed("bd-a"),
            new PromptIntended("bd-a", "/tmp/p"),
            Some.StartIntended("bd-a", "cc-glm"),
            new StartSpawned("bd-a", 1),
            new StartRefused("bd-a", "cc-glm", "Capacity", "no", null),
            new OutcomeUnknown("bd-a", "no"),
            new Acknowledged("bd-a", "cc-glm", 1, false, 1),
            new ClaimConfirmed("bd-a"),
            new SettlementPostponed("bd-a", "no"),
            new ReleaseIntended("bd-a", "no"),
            new DispatchClosed("bd-a", "no"),
            new ClockSetBack("bd-a"),
            new ProviderSelected("cc-glm", null));

        Some.Written(after).Should().Be(Some.Written(state));
    }

    [Fact]
    public void Another_computers_jobs_are_neither_ours_to_settle_nor_in_our_slots()
    {
        var state = Some.Fold([Some.PassStarted("p1", "machine-2"), .. Some.LiveJob("bd-a"), Some.PassStarted("p2"), .. Some.LiveJob("bd-b")]);

        state.Dispatches.Keys.Should().Equal("bd-a", "bd-b");
        state.OwnDispatches.Select(dispatch => dispatch.Bug).Should().Equal("bd-b");
        state.LiveJobs.Should().Be(1);
    }

    [Fact]
    public void A_retry_forgets_what_another_computer_dispatched_and_never_what_this_one_did()
    {
        LedgerEvent[] lines = [Some.PassStarted("p1", "machine-2"), .. Some.LiveJob("bd-a")];

        Some.Fold([.. lines, new BugRetried("bd-a", Some.Here)]).Dispatches.Should().BeEmpty();
        Some.Fold([.. lines, new BugRetried("bd-a", "machine-2")]).Dispatches.Should().ContainKey("bd-a");
        Some.Fold([.. lines, new BugRetried("bd-b", Some.Here)]).Dispatches.Should().ContainKey("bd-a");
    }

    [Fact]
    public void A_cooldown_begins_with_its_line_and_the_newest_holds()
    {
        var until = Some.Night.AddMinutes(50);

        Some.Fold(new ProviderCooled("opencode", until, "no auth"), new ProviderCooled("opencode", until.AddHours(1), "no quota"))
            .Cooldowns["opencode"].Should().Be(new Cooldown(Some.Night.AddMinutes(1), until.AddHours(1), "no quota"));
    }

    [Theory]
    [InlineData(nameof(JobOutcome.Worked), false)]
    [InlineData(nameof(JobOutcome.Failed), true)]
    [InlineData(nameof(JobOutcome.DidNothing), true)]
    [InlineData(nameof(JobOutcome.Stopped), true)]
    public void A_cooldown_is_over_when_a_job_of_that_provider_has_worked(string outcome, bool isCooling)
    {
        var cooled = new ProviderCooled("opencode", Some.Night.AddMinutes(50), "no auth");
        var job = Some.JobEnded("bd-a", Enum.Parse<JobOutcome>(outcome), "opencode");

        Some.Fold([cooled, .. Some.LiveJob("bd-a", "opencode"), job]).Cooldowns.ContainsKey("opencode").Should().Be(isCooling);
        Some.Fold([cooled, .. Some.LiveJob("bd-a"), job with { Provider = "cc-glm" }]).Cooldowns.Should().ContainKey("opencode");
    }

    [Fact]
    public void Alerts_wait_from_their_line_until_they_are_delivered_or_refused()
    {
        var alert = Some.Alert("opencode");

        Some.Fold(new AlertRaised(alert)).Alerts.Entries.Single().Pending!.Latest.Should().Be(alert);
        Some.Fold(new AlertRaised(alert), new AlertDelivered(alert.Key)).Alerts.Entries.Single()
            .Should().BeEquivalentTo(new { Pending = (object?)null, DeliveredAt = Some.Night.AddMinutes(1) });
        Some.Fold(new AlertRaised(alert), new AlertRefused(alert.Key, "404")).Alerts.Should().BeEquivalentTo(new { Lost = 1 });
    }

    [Fact]
    public void Parallelism_that_has_widened_stays_so_whatever_happens_to_later_passes() =>
        Some.Fold([Started, new ParallelismWidened(), Some.PassStarted("p2"), Some.PassStarted("p3")]).End((int)ExitCode.Unexpected, Some.Night)
            .Migration.IsWidened.Should().BeTrue();

    private static BugEnded Ended(string bug, BugClass bugClass) => new(bug, "Crash", 0, bugClass, "because", CountsToQuarantine: false);

    private static OpenDispatch? Dispatch(params LedgerEvent[] lines) =>
        Some.Fold([Started, .. lines]).Dispatches.GetValueOrDefault("bd-a");
}
