using System.CommandLine;
using NightlyDispatch.Configuration;

namespace NightlyDispatch.CommandLine;

/// <summary>`preflight`: looks at everything that a pass will need.</summary>
internal static class PreflightCommand
{
    public static Command Create(Option<string?> config, Screen screen, Termination termination)
    {
        var json = Options.Json();
        var command = new Command("preflight", "Look at everything that a pass will need (asks every model: one paid call)") { json };
        var logging = new LogOptions(command);
        command.SetAction(async (parsed, _) =>
        {
            var around = Surroundings.Find(parsed.GetValue(config), HostEnvironment.Current());
            var wiring = new Wiring(around, TimeProvider.System, logging.CreateLog(parsed, screen));
            wiring.Check();

            var models = string.Join(", ", around.Settings.Providers.SelectMany(provider => provider.Models));
            await using var waiting = screen.Live.Wait($"Asking bd and {models}");
            var report = await wiring.Checkup().RunAsync(termination.Token);
            await waiting.DisposeAsync();
            if (parsed.GetValue(json))
                CheckupJson.Write(screen.Output, report);
            else
                CheckupText.Write(screen.Output, report, around, screen.OutputInk);
            return (int)report.ExitCode;
        });
        return command;
    }
}
