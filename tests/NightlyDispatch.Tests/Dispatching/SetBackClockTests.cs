namespace NightlyDispatch.Tests.Dispatching;

/// <summary>A computer whose clock ran ahead by a year, until somebody set it right.</summary>
public sealed class SetBackClockTests
{
    [Fact]
    public async Task A_job_holds_its_slot_for_no_longer_than_it_may_by_the_clock_that_was_set_right()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        await night.PassAsync();
        night.Time.AdjustTime(night.Time.GetUtcNow().AddYears(-1));

        await night.NextPassAsync();
        await night.NextPassAsync(minutes: 170);
        night.Runs.Stopped.Should().BeEmpty();
        await night.NextPassAsync(minutes: 20);

        night.Runs.Stopped.Should().ContainSingle();
        night.Events.Count(name => name == "clock-set-back").Should().Be(1);
    }

    [Fact]
    public async Task A_start_that_nobody_can_tell_of_is_given_up_by_the_clock_that_was_set_right()
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        var actor = night.Cut(Left.StartSpawned);
        night.Tracker.Set("bd-1", "in_progress", actor);
        night.Runs.Answers = false;
        night.Time.AdjustTime(night.Time.GetUtcNow().AddYears(-1));

        await night.NextPassAsync();
        night.State.Dispatches.Should().ContainKey("bd-1");
        await night.NextPassAsync(minutes: 190);

        night.State.Dispatches["bd-1"].Actor.Should().NotBe(actor, "it was given back and dispatched anew");
        night.Tracker["bd-1"].Assignee.Should().Be(night.State.Dispatches["bd-1"].Actor);
    }
}
