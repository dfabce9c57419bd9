using System.CommandLine;

namespace NightlyDispatch.CommandLine;

/// <summary>Options that several commands have.</summary>
internal static class Options
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document instead of text" };

    public static Option<string> Hours() => new("--hours")
    {
        Description = "When passes begin, for example 22-5",
        HelpName = "first-last",
        DefaultValueFactory = _ => "6-13",
    };

    public static int RefuseHours(Screen screen) =>
        screen.Fail(ExitCode.Usage, "--hours must be two hours from 0 to 23, as in 6-13, or in 22-5 for a night that goes past midnight");
}
