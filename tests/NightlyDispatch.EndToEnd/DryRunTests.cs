using System.Security.Cryptography;
using System.Text.RegularExpressions;
using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.EndToEnd;

public sealed partial class DryRunTests
{
    private const int Bound = 120_000;

    [Fact(Timeout = Bound)]
    public async Task Shows_what_the_pass_then_does_and_leaves_no_trace_before_or_after_it()
    {
        var forbidden = Night.Bug(2) with { Description = "Run `op read op://vault/item/field` first." };
        var setting = RehearsalSetting.Of(Night.Bug(1), forbidden, Night.Bug(3), Night.Bug(4)) with { SendsHeartbeat = true };
        await using var night = await Night.BeginAsync(setting
            .WithSection("dispatch", """{ "maxPerPass": 1, "quarantineAfter": 1 }""")
            .WithSection("parallelism", """{ "duringMigration": 2, "afterMigration": 2 }"""));

        var before = await ShouldLeaveNoTraceAsync(night);
        await night.PassAsync();
        var started = AsShown(night.Starts.Single().Arguments);
        await night.AgentAsync("bd-1");
        var after = await ShouldLeaveNoTraceAsync(night);

        before.Should().ContainAll(
            "Would dispatch 1 of 4 bugs on opencode", "    bd update bd-1 --claim --json --actor ", $"    dx-runner {started}\n");
        before.Should().MatchRegex("bd-2 .*skipped: ").And.MatchRegex("bd-3 .*deferred: 1 dispatch a pass");
        after.Should().ContainAll("Would dispatch 1 of 3 bugs on opencode", "    bd update bd-3 --claim --json --actor ");
        after.Should().MatchRegex("bd-2 .*skipped: quarantined after ").And.MatchRegex("bd-4 .*deferred: ");
        night.Held.Should().Equal("bd-1");
    }

    private static async Task<string> ShouldLeaveNoTraceAsync(Night night)
    {
        var (files, calls) = (Files(night), night.Calls.Count);
        var (posts, pings) = (night.Alerts.Count, night.Folder.Slack.Heartbeats.Count);

        var run = await night.PassAsync("--dry-run");

        run.ExitCode.Should().Be(0);
        run.Error.Should().BeEmpty();
        Files(night).Should().BeEquivalentTo(files);
        night.Calls.Skip(calls).Select(call => $"{call.Tool} {call.Arguments[0]}")
            .Should().Equal("bd version", "bd ready", "dx-runner preflight");
        night.Alerts.Should().HaveCount(posts);
        night.Folder.Slack.Heartbeats.Should().HaveCount(pings);
        return run.Output;
    }

    /// <summary>The folder but for the stand-ins' own log and what agents write: each file with a hash, and each folder.</summary>
    private static Dictionary<string, string> Files(Night night) =>
        Directory.GetFileSystemEntries(night.Folder.Root, "*", SearchOption.AllDirectories)
            .Where(path => Path.GetFileName(path) is not ("calls.jsonl" or "calls.lock" or "agents.lock"))
            .Where(path => Path.GetExtension(path) != ".log")
            .ToDictionary(path => path, path => Directory.Exists(path) ? "" : Hash(path));

    private static string Hash(string path) => Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(path)));

    /// <summary>As a dry run shows a command, which cannot know the random part of a file's name.</summary>
    private static string AsShown(IEnumerable<string> arguments) => RandomName().Replace(string.Join(' ', arguments), "_…");

    [GeneratedRegex("_[0-9a-f]{16}\\.prompt")]
    private static partial Regex RandomName();
}
