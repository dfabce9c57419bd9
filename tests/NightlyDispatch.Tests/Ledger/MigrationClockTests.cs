using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Ledger;

public sealed class MigrationClockTests
{
    private static readonly TimeSpan Window = TimeSpan.FromHours(48);

    private static readonly DateTimeOffset First = Some.Night;

    [Fact]
    public void Hourly_passes_with_nights_between_make_48_hours_in_two_days()
    {
        var clock = MigrationClock.Unstarted;
        DateTimeOffset? widened = null;
        foreach (var at in Nights(3))
        {
            clock = clock.Started(at);
            if (clock.CleanAt(at) >= Window)
                widened ??= at;
            else
                clock.WidensAt(at, Window).Should().Be(First.AddHours(48));
            clock = clock.EndedCleanly(at);
        }

        widened.Should().Be(First.AddHours(48));
        clock.FirstPass.Should().Be(First);
    }

    [Fact]
    public void Before_the_first_pass_nothing_is_counted()
    {
        MigrationClock.Unstarted.CleanAt(First).Should().Be(TimeSpan.Zero);
        MigrationClock.Unstarted.WidensAt(First, Window).Should().Be(First.AddHours(48));
    }

    [Fact]
    public void The_first_clean_pass_begins_the_series_with_its_start() =>
        MigrationClock.Unstarted.Started(First).EndedCleanly(First).Should().Be(new MigrationClock(First, First, TimeSpan.Zero, false));

    [Fact]
    public void An_interruption_begins_the_count_anew_and_the_first_pass_stays_the_first()
    {
        var clock = Clean(First, First.AddHours(20), First.AddHours(40)).Interrupted();

        clock.Should().Be(new MigrationClock(First, null, TimeSpan.Zero, false));
        clock.CleanAt(First.AddHours(60)).Should().Be(TimeSpan.Zero);
        clock.EndedCleanly(First.AddHours(60)).CleanAt(First.AddHours(61)).Should().Be(TimeSpan.FromHours(1));
    }

    [Theory]
    [InlineData(23, 23)]
    [InlineData(24, 24)]
    [InlineData(65, 24)]
    [InlineData(24 * 365, 24)]
    public void A_gap_counts_for_a_day_at_most(int hours, int counted)
    {
        Clean(First, First.AddHours(hours)).Clean.Should().Be(TimeSpan.FromHours(counted));
        Clean(First).CleanAt(First.AddHours(hours)).Should().Be(TimeSpan.FromHours(counted));
    }

    [Fact]
    public void A_clock_that_is_behind_the_last_pass_counts_nothing()
    {
        var clock = Clean(First, First.AddHours(10));

        clock.CleanAt(First.AddHours(-5)).Should().Be(TimeSpan.FromHours(10));
        clock.EndedCleanly(First.AddHours(-5)).Should().Be(new MigrationClock(First, First.AddHours(-5), TimeSpan.Zero, false));
    }

    [Fact]
    public void A_clock_that_swings_never_widens()
    {
        var clock = MigrationClock.Unstarted;
        for (var swing = 0; swing < 100; swing++)
        {
            clock = clock.EndedCleanly(First.AddHours(swing % 2 == 0 ? 24 : 0));
            clock.CleanAt(First.AddHours(24)).Should().BeLessThan(Window);
        }
    }

    [Fact]
    public void A_clock_that_was_years_ahead_once_does_not_stop_the_count()
    {
        var clock = Clean(First, First.AddYears(10), First.AddHours(2));

        clock.WidensAt(First.AddHours(2), Window).Should().Be(First.AddHours(50));
        Hours(clock, First.AddHours(2), 48).Clean.Should().Be(Window);
    }

    [Fact]
    public void What_has_widened_stays_so()
    {
        var widened = Clean(First) with { IsWidened = true };

        widened.Interrupted().Started(First).EndedCleanly(First).IsWidened.Should().BeTrue();
    }

    private static MigrationClock Clean(params DateTimeOffset[] starts) =>
        starts.Aggregate(MigrationClock.Unstarted, (clock, start) => clock.Started(start).EndedCleanly(start));

    private static MigrationClock Hours(MigrationClock clock, DateTimeOffset from, int hours) =>
        Enumerable.Range(1, hours).Aggregate(clock, (counted, hour) => counted.EndedCleanly(from.AddHours(hour)));

    /// <summary>0 6-13 * * *</summary>
    private static IEnumerable<DateTimeOffset> Nights(int count) =>
        Enumerable.Range(0, count).SelectMany(night => Enumerable.Range(0, 8).Select(hour => First.AddDays(night).AddHours(hour)));
}
