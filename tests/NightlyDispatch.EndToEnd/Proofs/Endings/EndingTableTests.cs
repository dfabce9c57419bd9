using System.Text.RegularExpressions;
using NightlyDispatch.Dispatching;
using NightlyDispatch.Ledger;
using NightlyDispatch.Tests.CommandLine;
using NightlyDispatch.Tests.Reporting;
using Xunit.Abstractions;

namespace NightlyDispatch.EndToEnd.Proofs.Endings;

/// <summary>The table of endings (design, section 4.8), from the tool's side.</summary>
public sealed class EndingTableTests(ITestOutputHelper output)
{
    private const int Bound = 180_000;

    private const string GaveBack = "nightly-dispatch gave this back: ";

    public static TheoryData<string> Names => [.. EndingTable.Rows.Select(row => row.Name)];

    [Theory(Timeout = Bound)]
    [MemberData(nameof(Names))]
    public async Task A_bugs_turn_ends_with_the_class_the_claim_and_the_exit_code_of_its_row_where(string name)
    {
        var row = EndingTable.Rows.Single(row => row.Name == name);
        await using var night = await Night.BeginAsync(row.Setting);
        await row.ArrangeAsync(night);
        var failuresBefore = night.Ledger.HistoryOf(row.Bug).OwnFailures;

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be((int)row.ExitCode, pass.Error);
        pass.Output.Split('\n').Should().ContainSingle(line => line.StartsWith($"  {row.Bug} ", StringComparison.Ordinal))
            .Which.Should().MatchRegex($" {row.Class.ToString().ToLowerInvariant()}: .*{Regex.Escape(row.Words)}");
        pass.Output.Contains("deferred: nothing more is started after bd-1: ", StringComparison.Ordinal).Should().Be(row.EndsThePass);
        var ended = night.Events.OfType<BugEnded>().Last(line => line.Bug == row.Bug);
        (ended.Class, ended.CountsToQuarantine).Should().Be((row.Class, row.CountsToQuarantine));
        (night.Ledger.HistoryOf(row.Bug).OwnFailures - failuresBefore).Should().Be(row.CountsToQuarantine ? 1 : 0);
        FateOf(row.Bug, night).Should().Be(row.Claim);
        if (row == EndingTable.Rows.First(other => other.Ending == row.Ending))
            await AssertThatItIsShownAsync(night, row);
    }

    [Fact]
    public void No_ending_is_missing()
    {
        var endings = EndingTable.Rows.Select(row => row.Ending).Distinct().ToList();

        endings.Should().BeEquivalentTo(Enum.GetValues<Ending>());
        new ProofReport(output).Write($"endings: {EndingTable.Rows.Count} ways to end a bug's turn, for all {endings.Count} endings");
    }

    /// <summary>In this process: that the executable does the same is tested elsewhere, and slower.</summary>
    private static async Task AssertThatItIsShownAsync(Night night, EndingRow row)
    {
        foreach (var (command, words) in new[] { (new[] { "explain", row.Bug }, row.Words), (["status"], $"exit {(int)row.ExitCode}") })
        {
            var text = await Invocation.Of([.. command, "--config", night.Folder.Config]);
            var json = await Invocation.Of([.. command, "--config", night.Folder.Config, "--json"]);

            text.Output.Should().Contain(words);
            DocumentCheck.Problems(command[0], json.Output).Should().BeEmpty();
            (text.Error + json.Error).Should().BeEmpty();
        }
    }

    private static Fate? FateOf(string id, Night night)
    {
        var bug = night.Issue(id);
        var wasClaimed = night.Updates.Any(call => call.Arguments[1] == id && call.Arguments.Contains("--claim"));
        var wasReleased = night.Updates.Any(call => call.Arguments[1] == id && call.Arguments.Contains("open"));
        return (bug.Status, bug.Assignee, wasClaimed, wasReleased) switch
        {
            ("open", "", false, false) => Fate.None,
            ("open", "", true, false) => Fate.NeverWas,
            ("open", "", true, true) when bug.Notes.StartsWith(GaveBack, StringComparison.Ordinal) => Fate.Released,
            ("in_progress", EndingTable.Dana, true, false) => Fate.NotOurs,
            ("in_progress", var actor, true, false) when actor == night.Actors[^1] => Fate.Kept,
            _ => null,
        };
    }
}
