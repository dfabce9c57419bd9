using System.CommandLine;

namespace NightlyDispatch.CommandLine;

/// <summary>Arguments that several commands have.</summary>
internal static class Arguments
{
    private const int IdLength = 100;

    public static Argument<string> Bug() => new("bug") { Description = "The bug's id, for example bd-a1b2" };

    public static int RefuseBug(Screen screen, string given, string command) => screen.Fail(
        ExitCode.Usage,
        $"{Columns.Printable(given, IdLength)} is no bug id; for example: nightly-dispatch {command} bd-a1b2");
}
