using System.CommandLine;
using NightlyDispatch.CommandLine.Page;
using NightlyDispatch.Configuration;
using NightlyDispatch.Providers;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>`report`: what came of the last nights.</summary>
internal static class ReportCommand
{
    private const int Usual = 7;
    private const int Most = 366;

    public static Command Create(Option<string?> config, Screen screen)
    {
        var nights = new Option<int>("--nights")
        {
            Description = $"How many, at most {Most}; a night is from 16:00 to 16:00 UTC",
            HelpName = "count",
            DefaultValueFactory = _ => Usual,
        };
        var html = new Option<string?>("--html") { Description = "Write one page for a browser to this file, which may exist", HelpName = "file" };
        var json = Options.Json();
        var command = new Command("report", "Sum up the last nights: bugs, providers, what waits (reads only the ledger)") { nights, html, json };
        command.SetAction(parsed => Report(
            Surroundings.Find(parsed.GetValue(config), HostEnvironment.Current()),
            parsed.GetValue(nights),
            parsed.GetValue(html),
            parsed.GetValue(json),
            screen));
        return command;
    }

    private static int Report(Surroundings around, int nights, string? html, bool asJson, Screen screen)
    {
        if (nights is < 1 or > Most)
            return screen.Fail(ExitCode.Usage, $"--nights must be a number from 1 to {Most}");

        var chronicle = new Chronicle(UsableState.FolderOf(around), new ProviderPolicy(around.Settings.Providers));
        var report = chronicle.Morning(TimeProvider.System.GetUtcNow(), nights);
        if (html is not null && WhyNotWritten(html, ReportPage.Of(report)) is { } problem)
            return screen.Fail(ExitCode.Usage, $"--html {Columns.Printable(html)}: {problem}");

        if (asJson)
            screen.Output.WriteLine(ReportJson.Of(report));
        else if (html is null)
            ReportText.Write(screen.Output, report);
        else
            screen.Output.WriteLine($"The report is in {Columns.Printable(html)}");
        return (int)ExitCode.Ok;
    }

    /// <summary>Written in place, so that a device, for example /dev/stdout, is never replaced by a file.</summary>
    private static string? WhyNotWritten(string path, Html page)
    {
        if (path.Length == 0)
            return "name a file";

        try
        {
            File.WriteAllText(path, page.ToString());
            return null;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return exception.Message;
        }
    }
}
