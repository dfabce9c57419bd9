using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;
using NightlyDispatch.Providers;
using NightlyDispatch.Reporting;
using NightlyDispatch.Tests.Ledger;
using LedgerSome = NightlyDispatch.Tests.Ledger.Some;

namespace NightlyDispatch.Tests.Reporting;

public sealed class OutliningTests : IDisposable
{
    private static readonly PreflightFinished OpencodeFails = new("opencode", "glm-5", "no auth", "opencode_blocked", "refresh_auth", null, 4);

    private readonly WrittenLedger _ledger = new();

    public void Dispose() => _ledger.Dispose();

    [Fact]
    public void A_pass_that_ended_is_told_with_its_time_its_exit_and_its_account()
    {
        _ledger.Pass("p1", 4, Backlog(2), Ended("bd-a", BugClass.Failed), Ended("bd-b", BugClass.Deferred));

        var pass = Only();

        pass.Should().BeEquivalentTo(new
        {
            Pass = "p1",
            Began = LedgerSome.Night,
            Ended = LedgerSome.Night.AddSeconds(12),
            State = PassState.Ended,
            Seconds = 12d,
            ExitCode = 4,
            ExitName = "dispatch-failed",
            PausedBecause = (string?)null,
        });
        pass.Account.Should().BeEquivalentTo(new { Received = 2, Listed = 2, Failed = 1, Deferred = 1 });
    }

    [Fact]
    public void A_backlog_that_was_not_read_has_no_account_and_a_pause_its_reason()
    {
        _ledger.Pass("p1", new PassPaused(LedgerSome.Night, LedgerSome.Night.AddHours(8), "bd is being upgraded"));

        Only().Should().BeEquivalentTo(new { Account = (PassTally?)null, PausedBecause = "bd is being upgraded" });
    }

    [Fact]
    public void A_pass_without_an_end_runs_while_somebody_holds_the_lock_and_else_was_cut_short()
    {
        _ledger.Cut("p1");
        _ledger.Cut("p2");
        using (PassLock.TryTake(StateFiles.Lock(_ledger.Folder)))
            History().Select(pass => pass.State).Should().Equal(PassState.CutShort, PassState.Running);

        History().Select(pass => pass.State).Should().Equal(PassState.CutShort, PassState.CutShort);
        History().Should().AllBeEquivalentTo(new { Ended = (DateTimeOffset?)null, Seconds = (double?)null, ExitCode = (int?)null, ExitName = (string?)null });
    }

    [Fact]
    public void The_lock_that_somebody_holds_makes_no_pass_run_that_has_ended()
    {
        _ledger.Pass("p1");
        using var held = PassLock.TryTake(StateFiles.Lock(_ledger.Folder));

        Only().State.Should().Be(PassState.Ended);
    }

    [Fact]
    public void What_was_dispatched_is_told_with_the_provider_of_its_last_start()
    {
        _ledger.Pass(
            "p1",
            LedgerSome.StartIntended("bd-a", "opencode"),
            new StartRefused("bd-a", "opencode", "Provider", "gate failed", "some_code"),
            LedgerSome.StartIntended("bd-a", "cc-glm") with { Model = null },
            Ended("bd-a", BugClass.Dispatched),
            Ended("bd-b", BugClass.Dispatched),
            Ended("bd-c", BugClass.Skipped));

        Only().Dispatched.Should().Equal(
            new DispatchedBug("bd-a", "Title", 1, "cc-glm", null), new DispatchedBug("bd-b", "Title", 1, null, null));
    }

    [Fact]
    public void A_provider_that_said_no_was_refused_with_its_own_reason_and_those_behind_the_first_that_said_yes_were_not_asked()
    {
        _ledger.Pass("p1", OpencodeFails, Yes("cc-glm"), new ProviderSelected("cc-glm", null));

        Only().Providers.Should().Equal(
            new ProviderAnswer("opencode", Availability.Refused, IsUsed: false, "no auth", "opencode_blocked"),
            new ProviderAnswer("cc-glm", Availability.Available, IsUsed: true, null, null),
            new ProviderAnswer("gemini", Availability.NotAsked, IsUsed: false, null, null));
    }

    [Theory]
    [InlineData("Provider")]
    [InlineData("Capacity")]
    public void A_provider_that_said_yes_and_refused_a_start_was_refused(string fault)
    {
        _ledger.Pass(
            "p1", Yes("opencode"), new ProviderSelected("opencode", "glm-5"), new StartRefused("bd-a", "opencode", fault, "no", "code"));

        Only().Providers[0].Should().Be(new ProviderAnswer("opencode", Availability.Refused, IsUsed: true, "no", "code"));
    }

    [Theory]
    [InlineData("Bug")]
    [InlineData("Ours")]
    [InlineData("SomeoneElse")]
    public void A_start_that_failed_by_anybody_elses_fault_says_nothing_of_the_provider(string fault)
    {
        _ledger.Pass("p1", Yes("opencode"), new StartRefused("bd-a", "opencode", fault, "no", null));

        Only().Providers[0].Availability.Should().Be(Availability.Available);
    }

    [Fact]
    public void Of_several_models_the_last_answer_counts()
    {
        _ledger.Pass("p1", new PreflightFinished("gemini", "gemini-2.5-pro", "quota", null, null, null, 2), Yes("gemini"));

        Only().Providers[2].Availability.Should().Be(Availability.Available);
    }

    [Fact]
    public void A_provider_whose_cooldown_held_when_the_pass_chose_was_passed_over_also_where_an_earlier_pass_had_begun_it()
    {
        _ledger.Pass("p1", new ProviderCooled("opencode", LedgerSome.Night.AddMinutes(90), "quota"));
        _ledger.Pass("p2", new ProviderCooled("cc-glm", LedgerSome.Night.AddHours(5), "no token"), Yes("gemini"));
        _ledger.Pass("p3", Yes("opencode"));

        Answers("p2").Should().Equal(Availability.CoolingDown, Availability.CoolingDown, Availability.Available);
        Answers("p3").Should().Equal(Availability.Available, Availability.CoolingDown, Availability.NotAsked);
        History().Single(pass => pass.Pass == "p2").Providers[0].Reason.Should().Be("cooling down until 2026-11-22T07:30:00Z, because quota");
    }

    [Fact]
    public void A_cooldown_that_began_after_the_choice_passed_nobody_over()
    {
        _ledger.Pass("p1", Yes("cc-glm"), new ProviderCooled("opencode", LedgerSome.Night.AddHours(5), "quota"));

        Answers("p1")[0].Should().Be(Availability.NotAsked);
    }

    [Fact]
    public void A_provider_that_the_settings_do_not_name_any_more_is_there_where_it_was_asked()
    {
        _ledger.Pass("p1", Yes("older"));

        Only().Providers.Select(answer => answer.Provider).Should().Equal("opencode", "cc-glm", "gemini", "older");
    }

    [Fact]
    public void Paid_are_the_preflights_of_a_strict_gate_and_the_starts_on_it_which_make_their_own()
    {
        _ledger.Pass(
            "p1",
            OpencodeFails,
            Yes("opencode"),
            Yes("cc-glm"),
            LedgerSome.StartIntended("bd-a", "opencode"),
            LedgerSome.StartIntended("bd-a", "cc-glm"));

        Only().PaidProbes.Should().Be(new PaidProbes(2, 1));
    }

    private static PreflightFinished Yes(string provider) => new(provider, null, null, null, null, null, 0.1);

    private static BacklogRead Backlog(int listed) => new(listed, listed, new Dictionary<string, int>());

    private static BugEnded Ended(string bug, BugClass bugClass) => new(bug, "Title", 1, bugClass, "reason", CountsToQuarantine: false);

    private List<Availability> Answers(string pass) => [.. History().Single(outline => outline.Pass == pass).Providers.Select(answer => answer.Availability)];

    private IReadOnlyList<PassOutline> History() => new Chronicle(_ledger.Folder, new ProviderPolicy(DefaultSettings.Value.Providers)).Newest(20).Passes;

    private PassOutline Only() => History().Should().ContainSingle().Which;
}
