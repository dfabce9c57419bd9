using System.CommandLine;
using NightlyDispatch.CommandLine;

namespace NightlyDispatch.EndToEnd.Screens;

/// <summary>Which command lines are shown, and after what.</summary>
internal static class Screens
{
    /// <summary>By the words of the command; most are shown after a pass in which opencode was down.</summary>
    public static IReadOnlyDictionary<string, Shown> ByCommand { get; } = new Dictionary<string, Shown>
    {
        [""] = new(["--help"], Moment.Any),
        ["run"] = new(["run"], Moment.Any),
        ["preflight"] = new(["preflight"], Moment.Any),
        ["status"] = new(["status"], Moment.AfterPass),
        ["explain"] = new(["explain", "bd-1"], Moment.AfterPass),
        ["history"] = new(["history"], Moment.AfterPass),
        ["show"] = new(["show", "last"], Moment.AfterPass),
        ["report"] = new(["report"], Moment.AfterPass),
        ["schema"] = new(["schema", "pause"], Moment.Any),
        ["pause"] = new(["pause", "--for", "8h", "--reason", "bd is being upgraded"], Moment.Any),
        ["resume"] = new(["resume"], Moment.Any),
        ["retry"] = new(["retry", "bd-9"], Moment.AfterPass),
        ["rehearse"] = new(["rehearse", "opencode-down"], Moment.Any),
        ["config init"] = new(["config", "init", "--file", "$ROOT/new.json", "--force"], Moment.Any),
        ["config check"] = new(["config", "check"], Moment.Any),
        ["config show"] = new(["config", "show"], Moment.Any),
        ["config schema"] = new(["config", "schema"], Moment.Any),
        ["schedule cron"] = new(["schedule", "cron"], Moment.Any),
        ["schedule systemd"] = new(["schedule", "systemd"], Moment.Any),
        ["alerts preview"] = new(["alerts", "preview"], Moment.Any),
        ["alerts test"] = new(["alerts", "test"], Moment.Any),
        ["completion"] = new(["completion", "bash"], Moment.Any),
    };

    /// <summary>The commands that do something by themselves, and the program.</summary>
    public static IReadOnlyList<string> Commands()
    {
        using var termination = Termination.Listen();
        var root = CommandLineRoot.Create(new Screen(TextWriter.Null, TextWriter.Null), termination);
        return [.. Below(root).Where(command => command.Action is not null).Select(TeachingHelp.PathOf), ""];
    }

    private static IEnumerable<Command> Below(Command command) => [command, .. command.Subcommands.SelectMany(Below)];
}

/// <param name="Arguments">In which $ROOT stands for the folder of the night.</param>
internal sealed record Shown(IReadOnlyList<string> Arguments, Moment Moment);

/// <summary>What has been before a command is shown.</summary>
internal enum Moment
{
    /// <summary>It does not matter.</summary>
    Any,

    /// <summary>A pass, whose job has ended.</summary>
    AfterPass,
}
