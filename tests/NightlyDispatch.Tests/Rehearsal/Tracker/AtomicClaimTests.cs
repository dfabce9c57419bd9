using System.Collections.Concurrent;
using static NightlyDispatch.Tests.Rehearsal.Tracker.TemporaryTracker;

namespace NightlyDispatch.Tests.Rehearsal.Tracker;

public sealed class AtomicClaimTests
{
    private const int Callers = 32;

    [Fact(Timeout = 30_000)]
    public async Task Of_many_actors_exactly_one_wins_and_the_others_are_told_who()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());

        var answers = await ClaimAtOnceAsync(tracker, caller => $"actor{caller}");

        var winner = answers.Should().ContainSingle(answer => answer.Value.ExitCode == 0).Which.Key;
        tracker.Stored().Assignee.Should().Be(winner);
        answers.Where(answer => answer.Key != winner).Should().HaveCount(Callers - 1).And.OnlyContain(
            answer => answer.Value == new Answered(1, "", $"Error claiming shop-k3v: issue already claimed by {winner}\n"));
    }

    [Fact(Timeout = 30_000)]
    public async Task Callers_that_share_an_actor_all_believe_that_they_won()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());

        var answers = await ClaimAtOnceAsync(tracker, _ => "shared");

        answers.Should().HaveCount(Callers).And.OnlyContain(answer => answer.Value.ExitCode == 0);
    }

    [Fact(Timeout = 30_000)]
    public async Task In_0_56_all_exit_0_and_one_success_is_printed()
    {
        using var tracker = new TemporaryTracker("0.56", Issue());

        var answers = await ClaimAtOnceAsync(tracker, _ => "shared");

        answers.Should().OnlyContain(answer => answer.Value.ExitCode == 0);
        answers.Should().ContainSingle(answer => answer.Value.Output.Length > 0);
    }

    private static async Task<IReadOnlyCollection<KeyValuePair<string, Answered>>> ClaimAtOnceAsync(
        TemporaryTracker tracker,
        Func<int, string> actorOf)
    {
        var answers = new ConcurrentBag<KeyValuePair<string, Answered>>();
        using var start = new Barrier(Callers);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Factory.StartNew(
            () =>
            {
                var actor = actorOf(caller);
                start.SignalAndWait();
                answers.Add(new(actor, tracker.Run("update", "shop-k3v", "--claim", "--actor", actor)));
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)));
        return answers;
    }
}
