using System.CommandLine;
using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.CommandLine;

/// <summary>`retry`: gives a bug a fresh start that was set aside.</summary>
internal static class RetryCommand
{
    public static Command Create(Option<string?> config, Screen screen)
    {
        var bug = Arguments.Bug();
        var command = new Command("retry", "Bring a quarantined bug back, with its failures forgotten") { bug };
        command.SetAction(parsed =>
            BugId.TryParse(parsed.GetRequiredValue(bug), out var id)
                ? Retry(Surroundings.Find(parsed.GetValue(config), HostEnvironment.Current()), id, screen)
                : Arguments.RefuseBug(screen, parsed.GetRequiredValue(bug), "retry"));
        return command;
    }

    private static int Retry(Surroundings around, BugId id, Screen screen)
    {
        var folder = UsableState.FolderOf(around);
        if (!Directory.Exists(folder))
            return screen.Fail(ExitCode.Usage, $"nothing is known of {id}: no pass has been made yet ({folder} does not exist)");

        using var passLock = PassLock.TryTake(StateFiles.Lock(folder));
        if (passLock is null)
            return screen.Fail(ExitCode.AlreadyRunning, $"a pass runs; try again when it has ended ({StateFiles.Lock(folder)})");

        using var ledger = LedgerFile.Open(StateFiles.Ledger(folder), TimeProvider.System);
        var dispatch = ledger.State.Dispatches.GetValueOrDefault(id.Value);
        var forgotten = Forgotten(ledger.State.HistoryOf(id.Value), isElsewhere: dispatch is not null && dispatch.Machine != around.Machine);
        if (forgotten.Count == 0)
        {
            return screen.Fail(ExitCode.Usage, dispatch is null
                ? $"nothing is held against {id}: the next pass tries it if bd lists it as ready"
                : $"nothing is held against {id}: an earlier dispatch of it is open, and the next pass sees to it");
        }

        ledger.Append(new BugRetried(id.Value, around.Machine));
        screen.Output.WriteLine($"{id}: {string.Join(", and ", forgotten)}; the next pass tries it if bd lists it as ready.");
        return (int)ExitCode.Ok;
    }

    private static List<string> Forgotten(BugHistory history, bool isElsewhere)
    {
        var failures = history.AllFailures == 1 ? "1 failed attempt is" : $"{history.AllFailures} failed attempts are";
        return
        [
            .. history.Quarantine is { } reason ? (string[])[$"it is back from quarantine (after {reason})"]
                : history.AllFailures > 0 ? [$"{failures} forgotten"]
                : [],
            .. history.AwaitsReview is null ? (string[])[] : ["that it awaits review is forgotten"],
            .. isElsewhere ? (string[])["its dispatch by another computer is forgotten (see that no agent works on it there)"] : [],
        ];
    }
}
