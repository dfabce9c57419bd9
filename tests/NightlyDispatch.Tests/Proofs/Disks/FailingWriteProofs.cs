using NightlyDispatch.Ledger;
using NightlyDispatch.Tests.Dispatching;
using Xunit.Abstractions;

namespace NightlyDispatch.Tests.Proofs.Disks;

/// <summary>A disk that fills up under any line of a pass: what that line announces is not done, and nothing after it.</summary>
public sealed class FailingWriteProofs(ITestOutputHelper output)
{
    private static readonly ProofSize Size = new(3, Story.All.Count, "kinds of passes");

    private int _writes;

    [Fact(Timeout = 600_000)]
    public async Task Nothing_is_done_after_a_line_that_could_not_be_written()
    {
        foreach (var story in Story.All.Take(Size.Count))
        {
            var calls = await CallsBeforeEachLineAsync(story);
            for (var line = 0; line < calls.Count; line++)
                await FailAsync(story, line, calls[line]);
        }

        var figures = $"{_writes} lines, each of which failed once: exit 10 and no call of a tool after it";
        new ProofReport(output).Add("writes that fail", Size, figures);
    }

    /// <summary>The calls of the tools that a pass has made before each of its lines, while all is well.</summary>
    private static async Task<IReadOnlyList<IReadOnlyList<string>>> CallsBeforeEachLineAsync(Story story)
    {
        using var night = await story.BeginAsync();
        var (calls, steps, before) = (new List<IReadOnlyList<string>>(), 0, night.Calls.Count);
        night.Witness = () =>
        {
            if (steps++ % 2 == 0)
                calls.Add([.. night.Calls.Skip(before)]);
        };

        await night.PassAsync();
        return calls;
    }

    private async Task FailAsync(Story story, int line, IReadOnlyList<string> calls)
    {
        using var night = await story.BeginAsync();
        var because = $"line {line} of {story} could not be written";
        var (steps, before, posts) = (0, night.Calls.Count, night.Channel.Posts.Count);
        var whole = await ReadAsync(night);
        night.Witness = () =>
        {
            if (steps++ != 2 * line)
                return;
            whole = File.ReadAllText(night.LedgerPath);
            FillingDisk.Fill(night.LedgerPath);
        };

        await night.Awaiting(n => n.PassAsync()).Should().ThrowAsync<StateException>(because).WithMessage("*the ledger cannot be written*");

        _writes++;
        night.Calls.Skip(before).Should().Equal(calls, because);
        night.Channel.Posts.Should().HaveCountGreaterThan(posts, because);
        (await ReadAsync(night)).Should().Be(whole, because);
        await RecoverAsync(night, because);
    }

    /// <summary>With a disk that works again two passes settle everything.</summary>
    private static async Task RecoverAsync(Night night, string because)
    {
        night.Witness = null;
        await night.NextPassAsync();
        var last = await night.NextPassAsync();

        var state = night.State;
        night.Tracker.InProgress.Where(holding => last.Pass.IsOurs(holding.Assignee) && !state.Dispatches.ContainsKey(holding.Id))
            .Where(holding => state.HistoryOf(holding.Id).AwaitsReview is null).Should().BeEmpty(because);
        night.Prompts.Except(state.Dispatches.Values.Select(dispatch => dispatch.Prompt)).Should().BeEmpty(because);
    }

    private static Task<string> ReadAsync(Night night) =>
        File.Exists(night.LedgerPath) ? File.ReadAllTextAsync(night.LedgerPath) : Task.FromResult("");
}
