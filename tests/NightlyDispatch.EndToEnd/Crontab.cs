using System.Text.RegularExpressions;
using NightlyDispatch.Processes;

namespace NightlyDispatch.EndToEnd;

/// <summary>A crontab with one line, read and run as cron does (crontab(5)).</summary>
/// <param name="Command">What sh is given: an escaped % is one; the first that is not would begin standard input.</param>
internal sealed partial record Crontab(IReadOnlyList<string> Variables, string Schedule, string Command, string Home)
{
    public static Crontab Read(string text, string home)
    {
        var lines = text.Split('\n').Where(line => line.Length > 0 && !line.StartsWith('#')).ToList();
        lines.Should().OnlyContain(line => line.Length < 1000);
        var entry = Entry().Match(lines.Where(line => Entry().IsMatch(line)).Should().ContainSingle().Which);
        Percent().IsMatch(entry.Groups["command"].Value).Should().BeFalse("cron would end the command there");
        return new Crontab(
            [.. lines.Where(line => !Entry().IsMatch(line)).Select(Variable)],
            entry.Groups["schedule"].Value,
            entry.Groups["command"].Value.Replace("\\%", "%", StringComparison.Ordinal),
            home);
    }

    public Task<ChildResult> RunAsync()
    {
        Schedule.Should().Be("0 6-13 * * *");
        return Host.CallAsync(
            "/usr/bin/env",
            [
                "-i", $"HOME={Home}", "LOGNAME=somebody", "SHELL=/bin/sh", "PATH=/usr/bin:/bin", .. Host.Runtime, .. Variables,
                "/bin/sh", "-c", Command,
            ]);
    }

    /// <summary>Quotes around a value are not part of it; nothing in it is expanded.</summary>
    private static string Variable(string line)
    {
        var (name, value) = (line.Split('=')[0].Trim(), line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim());
        return value is ['"', .., '"'] or ['\'', .., '\''] ? $"{name}={value[1..^1]}" : $"{name}={value}";
    }

    [GeneratedRegex(@"^(?<schedule>\S+ \S+ \S+ \S+ \S+)\s+(?<command>.+)$")]
    private static partial Regex Entry();

    [GeneratedRegex(@"(?<!\\)%")]
    private static partial Regex Percent();
}
