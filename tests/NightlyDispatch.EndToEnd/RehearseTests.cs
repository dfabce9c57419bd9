using NightlyDispatch.Processes;
using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.EndToEnd;

public sealed class RehearseTests
{
    private const int Bound = 120_000;

    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(100);

    public static TheoryData<string> Names => [.. Scenarios.All.Select(scenario => scenario.Name)];

    [Theory(Timeout = Bound)]
    [MemberData(nameof(Names))]
    public async Task A_scenario_keeps_its_promises_and_leaves_neither_a_process_nor_a_file(string scenario)
    {
        var temporary = Directory.CreateTempSubdirectory("nightly-dispatch-test-").FullName;

        var run = await RunAsync(temporary, "rehearse", scenario);

        run.Output.Should().NotContain("BROKEN").And.Contain("What this scenario promises");
        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        MarkedProcesses.Find("TMPDIR", temporary).Should().BeEmpty();
        Directory.GetFileSystemEntries(temporary).Should().BeEmpty();
        Directory.Delete(temporary);
    }

    [Fact(Timeout = Bound)]
    public async Task The_list_says_what_each_scenario_shows()
    {
        var run = await RunAsync(Path.GetTempPath(), "rehearse", "--list");

        run.ExitCode.Should().Be(0);
        run.Output.TrimEnd('\n').Split('\n').Should().HaveSameCount(Scenarios.All)
            .And.Contain(line => line.StartsWith("opencode-down", StringComparison.Ordinal) && line.Contains("rate-limited", StringComparison.Ordinal));
    }

    /// <summary>The runtime keeps sockets for a debugger in the temporary folder, which a killed process leaves there.</summary>
    private static Task<ChildResult> RunAsync(string temporary, params string[] arguments)
    {
        var environment = new Dictionary<string, string?>(RehearsalFolder.ShortLived) { ["TMPDIR"] = temporary };
        return new ChildProcess(TimeProvider.System).RunAsync(
            new ChildCommand(new Tool(ProgramFile.Path), arguments, "/", environment, Deadline), CancellationToken.None);
    }
}
