using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

public sealed class PauseTests
{
    private static readonly DateTimeOffset Made = Some.Night;
    private static readonly Pause Pause = new(Made, Made.AddHours(8), "bd is being upgraded");

    [Theory]
    [InlineData(0, true)]
    [InlineData(7.99, true)]
    [InlineData(8, false)]
    [InlineData(9_000, false)]
    public void Holds_until_its_end(double hours, bool holds) =>
        Pause.EndsAt(Made.AddHours(hours), seen: null).Should().Be(holds ? Made.AddHours(8) : null);

    [Fact]
    public void Made_by_a_clock_that_ran_a_year_ahead_it_holds_for_its_own_length_from_the_first_pass_that_met_it()
    {
        var first = Made.AddYears(-1);
        var seen = new PauseSeen(Made, first, "p1");

        Pause.EndsAt(first, seen: null).Should().Be(first.AddHours(8));
        Pause.EndsAt(first.AddHours(7), seen).Should().Be(first.AddHours(8));
        Pause.EndsAt(first.AddHours(8), seen).Should().BeNull();
    }

    [Fact]
    public void Made_by_a_clock_that_ran_an_hour_ahead_it_is_not_counted_anew_when_that_hour_comes()
    {
        var first = Made.AddHours(-1);
        var seen = new PauseSeen(Made, first, "p1");

        Pause.EndsAt(Made.AddHours(6), seen).Should().Be(first.AddHours(8));
        Pause.EndsAt(Made.AddHours(7), seen).Should().BeNull();
    }

    [Fact]
    public void What_is_remembered_of_another_pause_says_nothing_of_this_one()
    {
        var now = Made.AddHours(-2);

        Pause.EndsAt(now, new PauseSeen(Made.AddHours(-1), now.AddHours(-9), "p1")).Should().Be(now.AddHours(8));
    }

    [Fact]
    public void A_clock_that_is_set_back_again_begins_it_anew()
    {
        var (first, now) = (Made.AddYears(-1), Made.AddYears(-2));

        Pause.EndsAt(now, new PauseSeen(Made, first, "p1")).Should().Be(now.AddHours(8));
    }

    [Fact]
    public void The_ledger_remembers_the_first_pass_that_met_a_pause_and_the_newest_that_it_held_back()
    {
        var state = Some.Fold(Some.PassStarted("p1"), Line, Some.PassStarted("p2"), Line);

        state.Pause.Should().Be(new PauseSeen(Made, Some.Night.AddMinutes(1), "p2"));
        state.IsPaused.Should().BeTrue();
        Some.Fold(Some.PassStarted("p1"), Line, Some.PassStarted("p2")).IsPaused.Should().BeFalse();
    }

    [Fact]
    public void A_pass_that_was_paused_counts_neither_for_the_migration_nor_as_one_without_progress()
    {
        var before = Some.Fold(Some.PassStarted("p1"), Read, Ended).End(0, Some.Night);

        var after = before.Apply(Some.PassStarted("p2") with { At = Some.Night.AddHours(1) })
            .Apply(Line with { Pass = "p2", At = Some.Night.AddHours(1) }).Apply(Read).Apply(Ended).End(0, Some.Night.AddHours(1));

        (before.PassesWithoutProgress, after.PassesWithoutProgress).Should().Be((1, 1));
        after.Migration.Should().Be(before.Migration);
        after.LastPass.Should().BeEquivalentTo(new { Pass = "p2", ExitCode = 0, WasPaused = true });
    }

    private static PassPaused Line { get; } = new(Made, Made.AddHours(8), "bd is being upgraded");

    private static BacklogRead Read { get; } = new(1, 1, new Dictionary<string, int>());

    private static BugEnded Ended { get; } = new("bd-a", "Crash", 0, BugClass.Deferred, "because", CountsToQuarantine: false);
}
