using NightlyDispatch.Tests.Dispatching;
using Xunit.Abstractions;

namespace NightlyDispatch.Tests.Proofs.Clocks;

/// <summary>A clock that is set by minutes, hours or years: nothing lasts for ever because of it, and nothing begins too soon.</summary>
public sealed class ClockProofs(ITestOutputHelper output)
{
    private const int Passes = 20;

    private static readonly ProofSize Size = new(6, 400, "timelines");

    private readonly ProofReport _report = new(output);

    [Fact(Timeout = 3_600_000)]
    public Task An_agent_that_hangs_keeps_its_slot_for_no_longer_than_it_may() => ProveAsync("slots", async timeline =>
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        await night.PassAsync();

        // jobTimeout is 3 h; it is passed when the fourth pass after the clock was set looks.
        var stopped = await PassesUntilAsync(timeline, night, _ => night.Runs.Stopped.Count > 0);
        (stopped - timeline.Last).Should().BeLessThanOrEqualTo(4, timeline.Name);
    });

    [Fact(Timeout = 3_600_000)]
    public Task A_start_that_nobody_can_tell_of_keeps_its_slot_for_no_longer() => ProveAsync("unknown outcomes", async timeline =>
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        var actor = night.Cut(Left.StartSpawned);
        night.Tracker.Set("bd-1", "in_progress", actor);
        night.Runs.Answers = false;

        var released = await PassesUntilAsync(timeline, night, _ => night.Events.Contains("job-ended"));
        (released - timeline.Last).Should().BeLessThanOrEqualTo(4, timeline.Name);
    });

    [Fact(Timeout = 3_600_000)]
    public Task A_provider_is_asked_again_as_soon_as_its_cooldown_ends() => ProveAsync("cooldowns", async timeline =>
    {
        using var night = new Night(Night.Wide);
        night.Tracker.Add("bd-0");
        night.Runs.NextStart("opencode", 21, "preflight gate failed\n", "probe: BLOCKED\n  ERROR_CODE=opencode_rate_limited\n");
        await night.PassAsync();
        night.State.Cooldowns.Should().ContainKey("opencode");
        night.Calls.Clear();

        var asked = await PassesUntilAsync(
            timeline,
            night,
            _ => night.Calls.Contains("preflight opencode zhipuai-coding-plan/glm-5"),
            pass =>
            {
                night.Runs.End(night.Runs.Orders[^1].Bug.Value, "exited_ok");
                night.Tracker.Add($"bd-{pass}");
            });
        asked.Should().BeLessThanOrEqualTo(timeline.HasJumped(1) ? 2 : 1, timeline.Name);
    });

    [Fact(Timeout = 3_600_000)]
    public Task A_pause_ends() => ProveAsync("pauses", async timeline =>
    {
        using var night = new Night();
        night.Tracker.Add("bd-1");
        night.Pause(length: TimeSpan.FromHours(5));
        await night.PassAsync();

        // It is counted anew from the pass that finds that it seems to begin in the future.
        var ended = await PassesUntilAsync(timeline, night, _ => night.Runs.Orders.Count > 0);
        (ended - timeline.Last).Should().BeLessThanOrEqualTo(6, timeline.Name);
    });

    [Fact(Timeout = 3_600_000)]
    public Task An_alert_is_told_again_after_its_window() => ProveAsync("alerts", async timeline =>
    {
        using var night = new Night(Night.Wide);
        night.Runs.FailPreflight("opencode", "down");
        var silent = 0;
        for (var pass = 1; pass <= Passes; pass++)
        {
            if (night.Runs.Orders.Count > 0)
                night.Runs.End(night.Runs.Orders[^1].Bug.Value, "exited_ok");
            night.Tracker.Add($"bd-{pass}");
            var before = night.Channel.Heads.Count(head => head == "provider-fallback opencode");
            await timeline.NextAsync(night, pass);
            silent = night.Channel.Heads.Count(head => head == "provider-fallback opencode") > before ? 0 : silent + 1;
            silent.Should().BeLessThanOrEqualTo(1, timeline.Name);
        }
    });

    [Fact(Timeout = 3_600_000)]
    public Task Parallelism_does_not_widen_because_of_a_clock() => ProveAsync("parallelism", async timeline =>
    {
        using var night = new Night();
        for (var pass = 1; pass <= Passes; pass++)
        {
            await timeline.NextAsync(night, pass);

            // A clock that was set ahead looks like a computer that was off, and that counts for a day at most.
            var migration = night.State.Migration;
            var longest = TimeSpan.FromHours(pass) + (timeline.JumpsAhead * TimeSpan.FromHours(24));
            migration.Clean.Should().BeLessThanOrEqualTo(longest, timeline.Name);
            migration.IsWidened.Should().Be(migration.IsWidened && longest >= TimeSpan.FromHours(48), timeline.Name);
        }
    });

    private static async Task<int> PassesUntilAsync(Timeline timeline, Night night, Func<int, bool> isOver, Action<int>? prepare = null)
    {
        for (var pass = 1; pass <= Passes; pass++)
        {
            prepare?.Invoke(pass);
            await timeline.NextAsync(night, pass);
            if (isOver(pass))
                return pass;
        }

        return int.MaxValue;
    }

    private async Task ProveAsync(string what, Func<Timeline, Task> proveAsync)
    {
        for (var seed = 0; seed < Size.Count; seed++)
            await proveAsync(new Timeline(seed));
        _report.Add($"clocks that are set: {what}", Size, "none lasts or begins because of it");
    }
}
