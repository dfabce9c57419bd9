using System.Globalization;

namespace NightlyDispatch.Scheduling;

/// <summary>
/// The units of systemd that make the passes of a night. Agents are started by a pass, outlive it in its control group, and
/// inherit what the service sets: each directive is there or left out with them in mind.
/// </summary>
/// <param name="isForUser">Whether the user's own manager runs them, or that of the system, as this user.</param>
/// <param name="passDeadline">After it a pass begins no bug; what it has begun takes less than an hour more.</param>
internal sealed class SystemdUnits(ScheduledRun run, bool isForUser, TimeSpan passDeadline)
{
    public const string Service = "nightly-dispatch.service";
    public const string Timer = "nightly-dispatch.timer";
    public const string Failed = "nightly-dispatch-failed@.service";

    /// <summary>What needs no quotes.</summary>
    private const string Plain = "/._-+,:@=%";

    private static readonly TimeSpan Rest = TimeSpan.FromMinutes(70);

    private string Systemctl => isForUser ? "systemctl --user" : "systemctl";

    private string User => isForUser ? "" : $"User={run.User}\n";

    private string Environment =>
        string.Concat(run.Variables.Select(variable => $"Environment={Quoted($"{variable.Name}={variable.Value}")}\n"));

    /// <summary>A script that can be read and then be given to a shell.</summary>
    public string Script()
    {
        var install = isForUser ? "schedule systemd | sh" : "schedule systemd --system | sudo sh";
        var folder = isForUser ? "${XDG_CONFIG_HOME:-$HOME/.config}/systemd/user" : "/etc/systemd/system";
        return $"""
            # Installs the passes of nightly-dispatch. Read it, then: nightly-dispatch {install}
            # Never beside a crontab that does the same.{Secret}
            set -eu
            units="{folder}"
            mkdir -p "$units"
            cat > "$units/{Service}" <<'END'
            {ServiceText}
            END
            cat > "$units/{Timer}" <<'END'
            {TimerText}
            END
            cat > "$units/{Failed}" <<'END'
            {FailedText}
            END
            {Systemctl} daemon-reload
            {Systemctl} enable --now {Timer}{Linger}
            """;
    }

    private string Secret => !run.HasSecretVariable
        ? ""
        : "\n# SLACK_WEBHOOK is set in your shell, and systemd will not have it: put the URL into a file of mode 600, and name that"
            + "\n# in alerts.webhookFile.";

    /// <summary>Without it the user's manager, its timers and all agents end with the last session.</summary>
    private string Linger => isForUser ? "\nloginctl enable-linger" : "";

    private string ServiceText => $"""
        [Unit]
        Description=nightly-dispatch: hand ready P0/P1 bugs to coding agents, one pass
        OnFailure=nightly-dispatch-failed@%n.service
        {(isForUser ? "" : "Wants=network-online.target\nAfter=network-online.target\n")}
        [Service]
        Type=oneshot
        {User}{Environment}ExecStart={Command}
        WorkingDirectory=/

        # 75: another pass runs. 143: it was told to end, and did so cleanly.
        SuccessExitStatus=75 143

        # A pass that hangs would keep every later one from beginning. It ends cleanly when it is told to, for which it
        # finishes what it has begun.
        TimeoutStartSec={Seconds(passDeadline + Rest)}
        TimeoutStopSec=15min

        # Agents live on after the pass: only the pass itself is ended with its unit, and an agent that runs out of memory
        # does not end the pass.
        KillMode=process
        OOMPolicy=continue

        # Agents inherit these two: they cannot become another user, as with sudo, nor make programs that can.
        NoNewPrivileges=yes
        RestrictSUIDSGID=yes

        # Nothing that gives the service a file system of its own (ProtectSystem=, ProtectHome=, PrivateDevices= and their kind):
        # prompts lie in /tmp, worktrees where the settings say, and agents, runner and people must see the same ones.
        PrivateTmp=no
        """;

    private string TimerText => $"""
        [Unit]
        Description=nightly-dispatch: every hour of the night

        [Timer]
        OnCalendar=*-*-* {run.Hours.ForSystemd}:00:00

        # What was missed while the machine was off is made up for by one pass when it is on again, also by day; no: it is left out.
        Persistent=true

        # Hosts that share a tracker do not all ask at once.
        RandomizedDelaySec=5min

        [Install]
        WantedBy=timers.target
        """;

    private string FailedText => $$"""
        [Unit]
        Description=Tell that %i has failed

        [Service]
        Type=oneshot
        {{User}}# Change it to whatever wakes you: %i is the unit that failed.
        ExecStart=/bin/sh -c '{{Systemctl}} status --full --no-pager --lines=50 "$$1" | \
            if command -v mail >/dev/null; then mail -s "$$1 failed on $$(uname -n)" "$$(id -un)"; \
            else logger -t nightly-dispatch -p user.err; fi' sh %i
        """;

    private string Command
    {
        get
        {
            string[] words = [run.Program, "run", .. run.SettingsPath is { } path ? (string[])["--config", path] : []];
            return string.Join(' ', words.Select(word => Quoted(word).Replace("$", "$$", StringComparison.Ordinal)));
        }
    }

    private static string Seconds(TimeSpan duration) => string.Create(CultureInfo.InvariantCulture, $"{(long)duration.TotalSeconds}");

    /// <summary>As systemd.syntax(7) and systemd.unit(5), "Specifiers", have it.</summary>
    private static string Quoted(string text)
    {
        var escaped = text
            .Replace("\\", "\\\\", StringComparison.Ordinal)
            .Replace("\"", "\\\"", StringComparison.Ordinal)
            .Replace("\n", "\\n", StringComparison.Ordinal)
            .Replace("%", "%%", StringComparison.Ordinal);
        return escaped.All(c => char.IsAsciiLetterOrDigit(c) || Plain.Contains(c, StringComparison.Ordinal)) ? escaped : $"\"{escaped}\"";
    }
}
