using NightlyDispatch.Alerts;
using NightlyDispatch.Dispatching;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.Proofs.Year;

/// <summary>What must hold after every pass of a year, whatever has happened.</summary>
internal sealed class YearRules(World world, int seed)
{
    /// <summary>jobTimeout is 3 h and passes are hourly; two passes more may go by before it is seen.</summary>
    private const int LongestSlot = 5;

    /// <summary>An alert that is held back until the end of its window goes out with the next pass.</summary>
    private const int LongestWait = 2;

    /// <summary>No cooldown is longer than 6 h.</summary>
    private const int LongestCooldown = 7;

    private const int LargestState = 400_000;

    private readonly Patience _slots = new();
    private readonly Patience _alerts = new();
    private readonly Patience _cooldowns = new();
    private readonly CleanHours _cleanHours = new();
    private int _withoutProgress;

    public Dictionary<int, int> ExitCodes { get; } = [];

    public Dictionary<Ending, int> Endings { get; } = [];

    public int? WidenedIn { get; private set; }

    public int MostBytes { get; private set; }

    public void Check(Hour hour)
    {
        var because = $"this holds after pass {hour.Number} of the year of seed {seed}";
        world.Agents.Doubles.Should().BeEmpty(because);
        world.Channel.Floods.Should().BeEmpty(because);
        CheckAgents(hour, because);
        CheckParallelism(hour, because);
        CheckPatience(hour, because);
        if (hour.Result is not { } result)
            return;

        ExitCodes[result.ExitCode] = ExitCodes.GetValueOrDefault(result.ExitCode) + 1;
        foreach (var (_, turn) in result.Turns)
            Endings[turn.Ending] = Endings.GetValueOrDefault(turn.Ending) + 1;
        CheckAccount(hour, result, because);
        CheckClaims(hour, result, because);
        CheckExitCode(hour, result, because);
        CheckSize(hour, because);
    }

    private static void CheckAccount(Hour hour, PassResult result, string because)
    {
        result.Tally.IsBalanced().Should().BeTrue(because);
        result.Turns.Select(ended => ended.Bug.Id.Value).Should().OnlyHaveUniqueItems(because);
        result.Turns.Should().HaveCount(result.Tally.Listed, because);
        result.Turns.Where(ended => ended.Turn.Reason.Length == 0).Should().BeEmpty(because);
        hour.After.OpenPass.Should().BeNull(because);
    }

    /// <summary>Each agent at work has a slot in the ledger, and there are no more than slots.</summary>
    private void CheckAgents(Hour hour, string because)
    {
        var slots = Slots(hour).Select(dispatch => (dispatch.Bug, dispatch.Mark!)).ToList();
        var limit = hour.After.Migration.IsWidened ? 2 : 1;
        world.Agents.Alive.Except(slots).Should().BeEmpty(because);
        slots.Should().HaveCountLessThanOrEqualTo(limit, because);
    }

    private void CheckClaims(Hour hour, PassResult result, string because)
    {
        var forgotten = world.Night.Tracker.InProgress
            .Where(holding => result.Pass.IsOurs(holding.Assignee) && !hour.After.MayHaveOrphans)
            .Select(holding => holding.Id)
            .Where(bug => !hour.After.Dispatches.ContainsKey(bug) && hour.After.HistoryOf(bug).AwaitsReview is null);
        forgotten.Should().BeEmpty(because);
        world.Night.Prompts.Except(hour.After.Dispatches.Values.Select(dispatch => dispatch.Prompt)).Should().BeEmpty(because);
    }

    private void CheckPatience(Hour hour, string because)
    {
        _slots.Longest(Slots(hour).Select(dispatch => dispatch.Mark!), isCounted: hour.IsGood, isReset: hour.WasClockSet).Should().BeLessThanOrEqualTo(LongestSlot, because);

        var waiting =
            from entry in hour.After.Alerts.Entries
            where entry.Pending is not null
            select $"{entry.Key} {entry.Pending!.FirstAt:O}";
        var isHeard = hour is { Result: not null, ChannelFailed: false, WasSignalled: false };
        _alerts.Longest(waiting, isHeard, hour.WasClockSet || !isHeard).Should().BeLessThanOrEqualTo(LongestWait, because);

        var cooling =
            from entry in hour.After.Cooldowns
            where entry.Value.Holds(hour.Begun)
            select $"{entry.Key} {entry.Value.From:O}";
        _cooldowns.Longest(cooling, isCounted: true, hour.WasClockSet).Should().BeLessThanOrEqualTo(LongestCooldown, because);
    }

    private static IEnumerable<OpenDispatch> Slots(Hour hour) => hour.After.OwnDispatches.Where(dispatch => dispatch.HoldsSlot);

    private void CheckParallelism(Hour hour, string because)
    {
        var clean = _cleanHours.Count(hour);
        if (hour.After.Migration.IsWidened && WidenedIn is null)
        {
            clean.Should().BeGreaterThanOrEqualTo(TimeSpan.FromHours(48), because);
            WidenedIn = hour.Number;
        }

        hour.After.Migration.IsWidened.Should().Be(WidenedIn is not null, because);
    }

    private void CheckExitCode(Hour hour, PassResult result, string because)
    {
        // A signal that comes while the last line is written comes too late.
        if (hour.WasSignalled && result.ExitCode == 143)
            return;

        var hasProgress = result.Tally.Dispatched > 0 || hour.After.LiveJobs > 0 || (result.HasBacklog && result.Tally.Listed == 0);
        if (result.Paused is null && result.HasBacklog)
            _withoutProgress = hasProgress ? 0 : _withoutProgress + 1;
        else if (hour.After.LiveJobs > 0 && result.Paused is null)
            _withoutProgress = 0;

        var hasFailed = result.Turns.Any(ended => ended.Turn.Rule.Class == BugClass.Failed);
        var isUnknown = hour.After.OwnDispatches.Any(dispatch => dispatch.Stage == DispatchStage.Unknown);
        var isUnread = !result.HasBacklog && result.Paused is null;
        var isStuck = result.HasBacklog && _withoutProgress >= 3;
        var isAlarm = hasFailed || isUnknown || isUnread || isStuck || hour.TrackerFailed;

        result.ExitCode.Should().BeOneOf([0, 3, 4, 5, 6, 7, 8], because);
        if (hasFailed || isUnknown || isUnread || isStuck)
            result.ExitCode.Should().NotBe(0, because).And.NotBe((int)ExitCode.AlertUndelivered, because);
        if (isUnread)
            result.ExitCode.Should().Be((int)ExitCode.TrackerUnusable, because);
        if (!isAlarm)
            result.ExitCode.Should().Be(hour.ChannelFailed ? (int)ExitCode.AlertUndelivered : 0, because);
    }

    private void CheckSize(Hour hour, string because)
    {
        var size = LedgerJson.ToLine(new PassEnded(0, hour.After)).Length;
        MostBytes = Math.Max(MostBytes, size);
        size.Should().BeLessThan(LargestState, because);
        hour.After.Bugs.Count.Should().BeLessThanOrEqualTo(500, because);
        hour.After.Alerts.Entries.Count.Should().BeLessThanOrEqualTo(AlertBook.MaxEntries, because);
    }
}
