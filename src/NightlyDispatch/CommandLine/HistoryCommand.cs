using System.CommandLine;
using NightlyDispatch.Configuration;
using NightlyDispatch.Providers;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>`history`: the passes that were made, a line each.</summary>
internal static class HistoryCommand
{
    private const int Usual = 20;
    private const int Most = 100_000;

    public static Command Create(Option<string?> config, Screen screen)
    {
        var last = new Option<int?>("--last") { Description = $"How many passes, at most {Most} (default: {Usual})", HelpName = "count" };
        var since = new Option<string?>("--since") { Description = "How far back instead, for example 12h or 7d", HelpName = "duration" };
        var json = Options.Json();
        var command = new Command("history", "List the passes that were made, a line each (reads only the ledger)") { last, since, json };
        command.SetAction(parsed => List(
            Surroundings.Find(parsed.GetValue(config), HostEnvironment.Current()),
            parsed.GetValue(last),
            parsed.GetValue(since),
            parsed.GetValue(json),
            screen));
        return command;
    }

    private static int List(Surroundings around, int? last, string? since, bool asJson, Screen screen)
    {
        if (last is not null && since is not null)
            return screen.Fail(ExitCode.Usage, "--last and --since both say how far back to look: give one of them");
        if (last is < 1 or > Most)
            return screen.Fail(ExitCode.Usage, $"--last must be a number from 1 to {Most}");
        var length = since is null ? TimeSpan.Zero : Duration.ParseWithDays(since);
        if (length is null || (since is not null && length <= TimeSpan.Zero))
            return screen.Fail(ExitCode.Usage, "--since must be a duration, written like 12h, 1h30m or 7d");

        var chronicle = new Chronicle(UsableState.FolderOf(around), new ProviderPolicy(around.Settings.Providers));
        var history = since is null
            ? chronicle.Newest(last ?? Usual)
            : chronicle.Since(TimeProvider.System.GetUtcNow() - length.Value);
        if (asJson)
            screen.Output.WriteLine(ReportJson.Of(history));
        else
            HistoryText.Write(screen.Output, history);
        return (int)ExitCode.Ok;
    }
}
