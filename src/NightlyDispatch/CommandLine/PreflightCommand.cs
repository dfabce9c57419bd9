using System.CommandLine;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.CommandLine;

/// <summary>`preflight`: looks at everything that a pass will need.</summary>
internal static class PreflightCommand
{
    public static Command Create(Option<string?> config, Screen screen, Termination termination)
    {
        var json = Options.Json();
        var verbose = new Option<bool>("--verbose", "-v") { Description = "Log every call of a tool" };
        var command = new Command("preflight", "Look at everything that a pass will need (asks every model: one paid call)") { json, verbose };
        command.SetAction(async (parsed, _) =>
        {
            var around = Surroundings.Find(parsed.GetValue(config), HostEnvironment.Current());
            var log = Logging.Create(parsed.GetValue(verbose));
            var wiring = new Wiring(around, TimeProvider.System, log);
            wiring.Check();

            var models = string.Join(", ", around.Settings.Providers.SelectMany(provider => provider.Models));
            await using var waiting = WaitingLine.Show($"Asking bd and {models}", screen.Error, TimeProvider.System);
            var report = await wiring.Checkup().RunAsync(termination.Token);
            await waiting.DisposeAsync();
            if (parsed.GetValue(json))
                CheckupJson.Write(screen.Output, report);
            else
                CheckupText.Write(screen.Output, report, around);
            return (int)report.ExitCode;
        });
        return command;
    }
}
