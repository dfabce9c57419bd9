using System.Globalization;
using System.Text.RegularExpressions;
using NightlyDispatch.Ledger;
using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal.Runner;

namespace NightlyDispatch.EndToEnd.Proofs.Kills;

/// <summary>Looks for harm once the pass that followed a killed one has ended, and all that was left of that one has, too.</summary>
internal sealed partial class Aftermath(Night night)
{
    private static readonly TimeSpan AgentDeadline = TimeSpan.FromSeconds(30);

    private readonly LedgerState _ledger = night.Ledger;

    public async Task<IReadOnlyList<Finding>> LookAsync(KillScenario scenario, ChildResult pass)
    {
        var agents = await AgentsAsync();
        return
        [
            .. SecondAgents(agents),
            .. StrandedClaims(),
            .. LeftoverPrompts(),
            .. WrongAccount(pass, scenario),
        ];
    }

    /// <summary>All that ever began, once that of each dispatch has: an agent begins some time after its acknowledgement.</summary>
    private async Task<IReadOnlyList<AgentRecord>> AgentsAsync()
    {
        using var deadline = new CancellationTokenSource(AgentDeadline);
        var marks = _ledger.OwnDispatches.Where(dispatch => dispatch.HoldsSlot).Select(dispatch => dispatch.Mark).ToList();
        try
        {
            _ = await AgentLog.ReadWhenAsync(
                night.Folder.Root, records => marks.TrueForAll(mark => records.Any(record => record.Mark == mark)), deadline.Token);
        }
        catch (OperationCanceledException)
        {
            // Found as a claim on which nobody works.
        }

        return AgentLog.Read(night.Folder.Root);
    }

    private IEnumerable<Finding> SecondAgents(IReadOnlyList<AgentRecord> agents)
    {
        foreach (var agent in agents.Where(agent => agent.Beside is not null))
            yield return new(Harm.SecondAgent, $"agent {agent.Pid} began on {agent.Beads} beside {string.Join(", ", agent.Beside!)}");
        foreach (var agent in AgentLog.Running(night.Folder.Root))
        {
            if (_ledger.Dispatches.GetValueOrDefault(agent.Beads)?.Mark != agent.Mark)
                yield return new(Harm.SecondAgent, $"agent {agent.Pid} works on {agent.Beads}, and no dispatch knows of it");
            if (night.Issue(agent.Beads) is var bug && bug.Assignee != _ledger.Dispatches.GetValueOrDefault(agent.Beads)?.Actor)
                yield return new(Harm.SecondAgent, $"agent {agent.Pid} works on {agent.Beads}, which '{bug.Assignee}' holds");
        }
    }

    private IEnumerable<Finding> StrandedClaims()
    {
        foreach (var bug in night.Held.Select(night.Issue))
        {
            var dispatch = _ledger.Dispatches.GetValueOrDefault(bug.Id);
            var isWorkedOn = dispatch is { HoldsSlot: true, Mark: { } mark } && MarkedProcesses.Find(mark).Count > 0;
            var awaitsReview = dispatch is null && _ledger.HistoryOf(bug.Id).AwaitsReview is not null;
            if (bug.Status != "in_progress" || !(isWorkedOn ? dispatch!.Actor == bug.Assignee : awaitsReview))
                yield return new(Harm.StrandedClaim, $"{bug.Id} is {bug.Status}, held by {bug.Assignee}; dispatch: {dispatch}");
        }
    }

    private IEnumerable<Finding> LeftoverPrompts()
    {
        var wanted = _ledger.OwnDispatches.Where(dispatch => dispatch.HoldsSlot).Select(dispatch => dispatch.Prompt);
        return night.Folder.LeftPrompts.Except(wanted).Select(prompt => new Finding(Harm.LeftoverPrompt, prompt!));
    }

    private IEnumerable<Finding> WrongAccount(ChildResult pass, KillScenario scenario)
    {
        if (pass.ExitCode != (int)scenario.ExitCode)
            yield return new(Harm.WrongAccount, $"the pass exits with {pass.ExitCode}: {pass.Output}{pass.Error}");
        if (night.RunningAgents.Count != scenario.Agents)
            yield return new(Harm.WrongAccount, $"{night.RunningAgents.Count} agents work: {pass.Output}");
        if (_ledger.OpenPass is not null || !IsBalanced(pass.Output))
            yield return new(Harm.WrongAccount, $"the account does not balance: {pass.Output}");
    }

    private static bool IsBalanced(string output)
    {
        int[] n = [.. Account().Match(output).Groups.Values.Skip(1).Select(part => int.Parse(part.Value, CultureInfo.InvariantCulture))];
        var rows = output.Split('\n').Count(line => line.StartsWith("  ", StringComparison.Ordinal));
        return n.Length == 8 && n[0] == n[1] + n[2] && n[2] == n[3] && n[3] == n[4] + n[5] + n[6] + n[7] && n[3] == rows;
    }

    [GeneratedRegex(@"^received (\d+) = (\d+) filtered out.* \+ (\d+) listed; "
        + @"(\d+) listed = (\d+) dispatched \+ (\d+) skipped \+ (\d+) deferred \+ (\d+) failed\n")]
    private static partial Regex Account();
}
