using System.Diagnostics;
using System.Globalization;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>
/// Launches an agent as dx-runner does: under a shell in a session of its own that writes down the exit code, with a monitor
/// beside it that stays in the start's session and holds the caller's pipes (contracts/dx-runner.md, section 7e).
/// </summary>
internal static class AgentLaunch
{
    /// <summary>
    /// Prints the launcher's process id. cc-glm's launcher is nobody's child from the beginning; those of the others are
    /// children of the start while it lives. macOS has no setsid(1).
    /// </summary>
    private const string LauncherScript = """
        provider=$1 log=$2 exit_code=$3; shift 3
        session=$(command -v setsid)
        launcher='log=$1 exit_code=$2; shift 2; exec </dev/null >>"$log" 2>&1; "$@"; echo $? >"$exit_code"'
        if [ "$provider" = cc-glm ]; then
          $session sh -c "$launcher" sh "$log" "$exit_code" "$@" &
          echo $!
        else
          echo $$
          exec $session sh -c "$launcher" sh "$log" "$exit_code" "$@"
        fi
        """;

    /// <summary>Looks five times a second. `kill -0 0` always succeeds: such a monitor only holds pipes.</summary>
    private const string MonitorScript = """
        while [ "$2" -gt 0 ] && [ -d "$3" ] && kill -0 "$1" 2>/dev/null; do sleep 0.2; set -- "$1" $(($2 - 1)) "$3" "$4"; done
        [ "$(cat "$4" 2>/dev/null)" = "$1" ] && rm -f "$4"
        """;

    private const int PollsPerSecond = 5;

    /// <summary>The launcher's process id.</summary>
    public static int Start(RunFiles files, AgentTask task)
    {
        File.Delete(files.ExitCode);
        File.WriteAllText(files.Log, $"[{task.Provider}-adapter] START beads={task.Beads} model={task.Model}\n");
        var start = new ProcessStartInfo("/bin/sh") { RedirectStandardOutput = true, WorkingDirectory = task.Worktree };
        foreach (var argument in (ReadOnlySpan<string>)
            [
                "-c", LauncherScript, "sh", task.Provider, files.Log, files.ExitCode,
                ProgramFile.Path, "stand-in", "agent", task.ToString(),
            ])
        {
            start.ArgumentList.Add(argument);
        }

        using var shell = Process.Start(start)!;
        return int.Parse(shell.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    /// <summary>Starts the monitor of a job, which removes the pid file when the launcher has ended.</summary>
    public static int Watch(RunnerFolder folder, RunFiles files, int launcher) => Monitor(folder, launcher, Lifetime.Limit, files.Pid);

    public static void HoldPipes(RunnerFolder folder, TimeSpan duration) => Monitor(folder, 0, duration, "");

    private static int Monitor(RunnerFolder folder, int launcher, TimeSpan duration, string pidFile)
    {
        var polls = ((int)(duration.TotalSeconds * PollsPerSecond)).ToString(CultureInfo.InvariantCulture);
        var watched = launcher.ToString(CultureInfo.InvariantCulture);
        using var monitor = Process.Start("/bin/sh", ["-c", MonitorScript, "sh", watched, polls, folder.Root, pidFile]);
        return monitor.Id;
    }
}
