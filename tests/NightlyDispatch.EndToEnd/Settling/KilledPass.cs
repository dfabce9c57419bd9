using System.Text;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.EndToEnd.Settling;

/// <summary>What a pass that was killed may leave, and what must have come of it when the next one has ended.</summary>
internal static class KilledPass
{
    /// <summary>One agent ever began and runs, its pass holds the bug, and nothing else is left of any dispatch.</summary>
    public static async Task AssertOneAgentAsync(this Night night, int claimedInPass)
    {
        var agent = (await night.AgentsAsync(1)).Should().ContainSingle().Subject;
        var dispatch = night.Ledger.Dispatches.Should().ContainSingle().Subject.Value;
        var bug = night.Issue("bd-1");

        night.LivingMarks.Should().Equal(agent.Mark);
        dispatch.Mark.Should().Be(agent.Mark);
        (bug.Status, bug.Assignee).Should().Be(("in_progress", night.Actors[claimedInPass - 1]));
        dispatch.Actor.Should().Be(bug.Assignee);
        night.Folder.LeftPrompts.Should().Equal(dispatch.Prompt);
    }

    /// <summary>As if the pass had been killed before it could write that line, the newest one.</summary>
    public static async Task TakeBackNewestEventAsync<T>(this Night night)
        where T : LedgerEvent
    {
        night.Events[^1].Should().BeOfType<T>();
        var path = StateFiles.Ledger(night.Folder.State);
        var lines = await File.ReadAllLinesAsync(path);
        await File.WriteAllTextAsync(path, string.Concat(lines[..^1].Select(line => $"{line}\n")), new UTF8Encoding(false));
    }
}
