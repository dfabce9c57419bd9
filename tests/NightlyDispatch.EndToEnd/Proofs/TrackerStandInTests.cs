using System.Globalization;
using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;
using Xunit.Abstractions;

namespace NightlyDispatch.EndToEnd.Proofs;

/// <summary>The stand-in for bd keeps its contract between processes (contracts/bd-stand-in.md, section 7).</summary>
public sealed class TrackerStandInTests(ITestOutputHelper output)
{
    private static readonly int Claimants = Proof.Size(12, 32);

    private const int Writers = 2;

    private const int Kilobyte = 1024;

    /// <summary>Milliseconds, about: the kills are spread over them.</summary>
    private const int LongestWrite = 10;

    [Theory(Timeout = Proof.Bound)]
    [InlineData("1.0.5", false)]
    [InlineData("0.56", true)]
    public async Task Of_processes_that_claim_a_bug_at_once_one_wins_and_the_others_are_told_who(string profile, bool losersExitWithZero)
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with { TrackerProfile = profile });
        var gate = Path.Join(night.Folder.Root, "gate");
        TrackerWorkspace.Inject(night.Folder.Beads, new Fault(new FaultMatch("update"), new FaultEffect(Until: gate)));

        var claims = Enumerable.Range(0, Claimants)
            .Select(claimant => Bd(night, "update", "bd-1", "--claim", "--actor", $"actor{claimant}"))
            .ToList();
        await Night.UntilAsync(() => night.Updates.Count == Claimants);
        await File.WriteAllTextAsync(gate, "");
        var answers = await Task.WhenAll(claims);

        var winner = night.Issue("bd-1").Assignee;
        var refusal = $"Error claiming bd-1: issue already claimed by {winner}\n";
        answers.Should().ContainSingle(answer => answer.Output.Length > 0);
        answers[int.Parse(winner["actor".Length..], CultureInfo.InvariantCulture)].Output.Should().StartWith("✓ Updated issue: bd-1");
        answers.Count(answer => answer.Error == refusal).Should().Be(Claimants - 1);
        answers.Count(answer => answer.ExitCode == 0).Should().Be(losersExitWithZero ? Claimants : 1);
        new ProofReport(output).Write(
            $"stand-in bd {profile}: {Claimants} processes claim at once: 1 wins, {Claimants - 1} are told who did");
    }

    [Fact(Timeout = Proof.Bound)]
    public async Task Its_state_is_whole_whenever_its_writers_are_killed()
    {
        TrackerIssue[] backlog = [.. Enumerable.Range(1, Writers).Select(Large)];
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(backlog));
        var (rounds, killed) = (Proof.Size(4, 200), 0);

        for (var round = 0; round < rounds; round++)
        {
            var gate = Path.Join(night.Folder.Root, $"gate-{round}");
            TrackerWorkspace.Inject(night.Folder.Beads, new Fault(new FaultMatch("update"), new FaultEffect(Until: gate)));
            var (ids, begun) = (new List<int>(), night.Updates.Count + Writers);
            var writers = backlog.Select(bug => Bd(night, ids.Add, "update", bug.Id, "--notes", $"{round}")).ToList();
            await Night.UntilAsync(() => night.Updates.Count == begun);

            await File.WriteAllTextAsync(gate, "");
            await Task.Delay(round % LongestWrite);
            ids.ForEach(RunnerFolder.Kill);
            killed += (await Task.WhenAll(writers)).Count(writer => writer.ExitCode == 137);

            TrackerWorkspace.Read(night.Folder.Beads).Select(bug => (bug.Id, bug.Description))
                .Should().Equal(backlog.Select(bug => (bug.Id, bug.Description)));
        }

        TrackerWorkspace.Inject(night.Folder.Beads);
        (await Bd(night, "ready", "--json")).ExitCode.Should().Be(0);
        new ProofReport(output).Write(
            $"stand-in bd: {rounds} rounds of kill -9, {killed} of {rounds * Writers} writers killed: the state was whole each time");
        killed.Should().BePositive();
    }

    /// <summary>It takes a while to write.</summary>
    private static TrackerIssue Large(int number) => Night.Bug(number) with { Description = new string('x', 100 * Kilobyte) };

    private static Task<ChildResult> Bd(Night night, params string[] arguments) => Bd(night, _ => { }, arguments);

    private static Task<ChildResult> Bd(Night night, Action<int> onStarted, params string[] arguments) =>
        night.Folder.RunAsync(
            ["stand-in", "bd", .. arguments],
            TimeSpan.FromMinutes(2),
            CancellationToken.None,
            onStarted,
            new Dictionary<string, string?> { ["BEADS_DIR"] = night.Folder.Beads });
}
