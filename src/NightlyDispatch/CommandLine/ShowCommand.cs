using System.CommandLine;
using NightlyDispatch.Configuration;
using NightlyDispatch.Providers;
using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>`show`: one pass in full.</summary>
internal static class ShowCommand
{
    private const string Last = "last";
    private const int ShownIds = 5;
    private const int IdLength = 40;

    public static Command Create(Option<string?> config, Screen screen)
    {
        var pass = new Argument<string>("pass") { Description = $"The pass's id or how it begins, or {Last}; history lists them" };
        var json = Options.Json();
        var command = new Command("show", "Show one pass in full: every line, preflight, bug and alert (reads only the ledger)") { pass, json };
        command.SetAction(parsed => Show(
            Surroundings.Find(parsed.GetValue(config), HostEnvironment.Current()),
            parsed.GetRequiredValue(pass),
            parsed.GetValue(json),
            screen));
        return command;
    }

    private static int Show(Surroundings around, string wanted, bool asJson, Screen screen)
    {
        if (wanted.Length == 0 || !wanted.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
        {
            var given = Columns.Printable(wanted, IdLength).Trim();
            return screen.Fail(ExitCode.Usage, $"{given} is no id of a pass; nightly-dispatch history lists them");
        }

        var chronicle = new Chronicle(UsableState.FolderOf(around), new ProviderPolicy(around.Settings.Providers));
        if (wanted == Last)
        {
            return chronicle.ShowNewest() is { } newest
                ? Show(newest, asJson, screen)
                : screen.Fail(ExitCode.Usage, "no pass has been made yet");
        }

        return chronicle.Show(wanted, most: ShownIds + 1) switch
        {
            [] => screen.Fail(ExitCode.Usage, $"no pass begins with {wanted}; nightly-dispatch history lists them"),
            [var only] => Show(only, asJson, screen),
            var several => screen.Fail(ExitCode.Usage, $"several passes begin with {wanted}: {Ids(several)}"),
        };
    }

    private static int Show(ShownPass pass, bool asJson, Screen screen)
    {
        if (asJson)
            screen.Output.WriteLine(ReportJson.Of(pass));
        else
            ShownPassText.Write(screen.Output, pass);
        return (int)ExitCode.Ok;
    }

    private static string Ids(IReadOnlyList<ShownPass> passes) =>
        string.Join(", ", passes.Take(ShownIds).Select(pass => pass.Outline.Pass)) + (passes.Count > ShownIds ? ", and others" : "");
}
