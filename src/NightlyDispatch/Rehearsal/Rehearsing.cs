using NightlyDispatch.Ledger;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.Rehearsal;

/// <summary>Plays a scenario: one real pass, by a process of its own, against the stand-ins.</summary>
internal static class Rehearsing
{
    private static readonly TimeSpan PassDeadline = TimeSpan.FromMinutes(2);

    /// <summary>How long an agent may take to begin after its start was acknowledged.</summary>
    private static readonly TimeSpan AgentDeadline = TimeSpan.FromSeconds(10);

    /// <param name="keep">An absolute path at which nothing is yet, where the folder stays; null: it is thrown away.</param>
    /// <exception cref="IOException">The folder cannot be filled.</exception>
    public static async Task<RehearsalOutcome> PlayAsync(
        Scenario scenario,
        string? keep,
        TimeProvider time,
        CancellationToken cancellationToken)
    {
        var root = keep ?? Path.Join(Path.GetTempPath(), $"nightly-dispatch-rehearsal-{Path.GetRandomFileName()}");
        await using var folder = await RehearsalFolder.CreateAsync(root, scenario.Setting with { IsKept = keep is not null }, time);
        var pass = await folder.RunAsync(["run"], PassDeadline, cancellationToken);
        var backlog = TrackerWorkspace.Read(folder.Beads);
        var agents = await AgentsAsync(root, backlog.Count(RehearsalOutcome.IsClaimed), time);
        var ledger = StateFiles.Ledger(folder.State);
        return new RehearsalOutcome(
            pass,
            backlog,
            LoggedCall.Read(root),
            folder.Slack.Posts,
            agents,
            File.Exists(ledger) ? await File.ReadAllLinesAsync(ledger, CancellationToken.None) : []);
    }

    /// <summary>The agents that began, once there are as many as claims; fewer only after a long wait.</summary>
    private static async Task<IReadOnlyList<AgentRecord>> AgentsAsync(string root, int expected, TimeProvider time)
    {
        using var deadline = new CancellationTokenSource(AgentDeadline, time);
        try
        {
            return Begun(await AgentLog.ReadWhenAsync(root, records => Begun(records).Count >= expected, deadline.Token));
        }
        catch (OperationCanceledException)
        {
            return Begun(AgentLog.Read(root));
        }
    }

    private static List<AgentRecord> Begun(IReadOnlyList<AgentRecord> records) =>
        [.. records.Where(record => record.Phase == AgentRecord.Begin)];
}
