using NightlyDispatch.Processes;
using NightlyDispatch.Scheduling;

namespace NightlyDispatch.EndToEnd.Screens;

/// <summary>A pseudo terminal in which the built executable is run, as a person sees it.</summary>
internal static class Terminal
{
    /// <param name="redirection">What the shell is to do with the streams, for example "| cat"; empty: both end in the terminal.</param>
    public static Task<ChildResult> RunAsync(
        Night night, IReadOnlyList<string> arguments, string redirection = "", string type = "xterm-256color", string? noColor = null)
    {
        var environment = night.Folder.Environment;
        (environment["TERM"], environment["NO_COLOR"]) = (type, noColor);
        var line = string.Join(' ', arguments.Prepend(ProgramFile.Path).Select(ShellWord.Of));
        return Host.CallAsync(environment, "/usr/bin/env", "script", "--quiet", "--return", "--command", $"{line} {redirection}", "/dev/null");
    }
}
