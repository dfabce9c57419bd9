using System.CommandLine;

namespace NightlyDispatch.CommandLine;

/// <summary>Options that several commands have.</summary>
internal static class Options
{
    public static Option<bool> Json() => new("--json") { Description = "Print one JSON document instead of text" };
}
