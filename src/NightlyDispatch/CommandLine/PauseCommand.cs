using System.CommandLine;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>`pause`: nothing new is dispatched for a while.</summary>
internal static class PauseCommand
{
    private const int MaxReason = 500;
    private const string ShortestText = "1m";
    private const string LongestText = "30d";
    private static readonly TimeSpan Usual = TimeSpan.FromHours(24);
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static Command Create(Option<string?> config, Screen screen)
    {
        var length = new Option<string?>("--for")
        {
            Description = $"How long, from {ShortestText} to {LongestText}, for example 8h or 2d (default: 24h)",
            HelpName = "duration",
        };
        var reason = new Option<string>("--reason") { Description = "Why; every pass that is held back says it", Required = true };
        var json = Options.Json();
        var command = new Command("pause", "Dispatch nothing new for a while; what runs goes on and is settled") { length, reason, json };
        command.SetAction(parsed => Pause(
            Surroundings.Find(parsed.GetValue(config), HostEnvironment.Current()),
            parsed.GetValue(length),
            parsed.GetRequiredValue(reason),
            parsed.GetValue(json),
            screen));
        return command;
    }

    private static int Pause(Surroundings around, string? length, string reason, bool asJson, Screen screen)
    {
        if ((length is null ? Usual : Duration.ParseWithDays(length)) is not { } duration || duration < Shortest || duration > Longest)
            return screen.Fail(ExitCode.Usage, $"--for must be a duration from {ShortestText} to {LongestText}, written like 8h, 1h30m or 2d");
        if (Columns.Printable(reason).Trim() is not { Length: > 0 and <= MaxReason } words)
            return screen.Fail(ExitCode.Usage, $"--reason must say something, in at most {MaxReason} characters");

        var folder = UsableState.MadeFor(around);
        var file = new PauseFile(StateFiles.Pause(folder));
        var now = TimeProvider.System.GetUtcNow();
        var before = PausedNow.TryRead(file, folder, now);
        var pause = new Pause(now, now + duration, words);
        file.Write(pause);
        if (asJson)
        {
            screen.Output.WriteLine(ReportJson.Of(new PauseReport(new PauseStatus(pause.Since, pause.Until, pause.Reason), before)));
        }
        else
        {
            screen.Output.WriteLine($"Paused until {Times.Minute(pause.Until)}: {words}. Nothing new is claimed or started; what runs goes on.");
            screen.Output.WriteLine("nightly-dispatch resume ends it.");
        }

        return (int)ExitCode.Ok;
    }
}
