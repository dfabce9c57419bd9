using NightlyDispatch.Processes;

namespace NightlyDispatch.EndToEnd;

/// <summary>What several tests expect of a run or of a night, in the words of those who see it.</summary>
internal static class Expectations
{
    /// <summary>Standard error, which is one line, and nothing on standard output.</summary>
    public static string OnlyErrorLine(this ChildResult run)
    {
        run.Output.Should().BeEmpty();
        run.Error.Should().EndWith("\n");
        return run.Error[..^1].Split('\n').Should().ContainSingle().Which;
    }

    /// <summary>The only line of the log that is an error, of a pass that names no defect.</summary>
    public static string OnlyLoggedError(this ChildResult pass)
    {
        pass.Error.Should().NotContain("   at ");
        return pass.Error.Split('\n').Where(line => line.Contains(" ERR ", StringComparison.Ordinal)).Should().ContainSingle().Which;
    }

    /// <summary>Neither a tool nor anything outside was called.</summary>
    public static void ShouldBeUntouched(this Night night)
    {
        night.Calls.Should().BeEmpty();
        night.Alerts.Should().BeEmpty();
        night.Folder.Slack.Heartbeats.Should().BeEmpty();
    }

    /// <summary>The heartbeat told of one pass from its beginning to its end.</summary>
    public static void ShouldHaveBeaten(this Night night, int exitCode)
    {
        var paths = night.Folder.Slack.Heartbeats.Select(ping => ping.Path).ToList();
        paths.Should().HaveCount(2);
        paths[0].Should().MatchRegex(@"^/start\?rid=[0-9a-f-]{36}$");
        paths[1].Should().Be(paths[0].Replace("/start", exitCode == 0 ? "" : $"/{exitCode}", StringComparison.Ordinal));
    }
}
