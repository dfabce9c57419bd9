using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using Xunit.Abstractions;

namespace NightlyDispatch.EndToEnd.Proofs;

/// <summary>A dry run leaves no trace in any scenario, neither before the first pass nor with a job at work.</summary>
public sealed class DryRunTraceTests(ITestOutputHelper output)
{
    private static readonly string[] Changing = ["update", "comments", "start", "check", "stop"];

    [Fact(Timeout = Proof.Bound)]
    public async Task Writes_nothing_connects_to_nobody_and_changes_nothing()
    {
        var traces = new List<string>();
        foreach (var scenario in Scenarios.All)
        {
            await using var night = await Night.BeginAsync(scenario.Setting with { SendsHeartbeat = true });
            traces.AddRange((await TracesAsync(night)).Select(trace => $"{scenario.Name}: {trace}"));
            if (!Proof.IsFull)
                continue;

            await night.PassAsync();
            foreach (var bug in night.Held)
                await WorksAsync(night, await night.AgentAsync(bug));
            traces.AddRange((await TracesAsync(night)).Select(trace => $"{scenario.Name}, after a pass: {trace}"));
        }

        new ProofReport(output).Write(
            $"dry run: {Scenarios.All.Count} scenarios{(Proof.IsFull ? ", each before and after a pass" : "")}: "
            + $"{traces.Count} traces (writes, connections, changing calls)");
        traces.Should().BeEmpty();
    }

    private static async Task<IReadOnlyList<string>> TracesAsync(Night night)
    {
        // The log of the stand-ins is made now, so that its making changes no folder later.
        var temporary = Directory.CreateDirectory(Path.Join(night.Folder.Root, "tmp")).FullName;
        (await night.RunAsync("stand-in", "bd", "version")).ExitCode.Should().Be(0);
        var (before, calls, connections) = (FolderTree.Read(night.Folder.Root), night.Calls.Count, night.Folder.Slack.Connections);

        var run = await night.RunWithAsync(new Dictionary<string, string?> { ["TMPDIR"] = temporary }, "run", "--dry-run");

        (run.ExitCode == (int)ExitCode.TrackerUnusable || run.Output.EndsWith("Nothing was changed.\n", StringComparison.Ordinal))
            .Should().BeTrue("{0}{1}", run.Output, run.Error);
        return
        [
            .. FolderTree.Read(night.Folder.Root).ChangesSince(before),
            .. night.Calls.Skip(calls)
                .Where(call => Changing.Contains(call.Arguments[0]))
                .Select(call => $"called: {string.Join(' ', call.Arguments)}"),
            .. Enumerable.Repeat("connected", night.Folder.Slack.Connections - connections),
        ];
    }

    /// <summary>From here on the agent writes nothing until its end.</summary>
    private static Task WorksAsync(Night night, AgentRecord agent)
    {
        var log = new RunnerFolder(night.Folder.Root).Run(agent.Provider, agent.Beads).Log;
        return Night.UntilAsync(() => File.ReadAllText(log).Contains("working on", StringComparison.Ordinal));
    }
}
