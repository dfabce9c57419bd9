using System.Collections;

namespace NightlyDispatch.Configuration;

/// <summary>What this process was given by its surroundings: cron gives little, a shell gives much.</summary>
/// <param name="Home">Absolute; null where neither $HOME nor the user database names one.</param>
internal sealed record HostEnvironment(IReadOnlyDictionary<string, string> Variables, string? Home, string UserName, string HostName)
{
    /// <summary>Null where a variable is not set, or is empty, which means the same.</summary>
    public string? this[string name] => Variables.GetValueOrDefault(name) is { Length: > 0 } value ? value : null;

    public static HostEnvironment Current()
    {
        var variables = Environment.GetEnvironmentVariables().Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string?)entry.Value ?? "");

        // $HOME, else the user database; a folder that does not exist is a home all the same.
        var home = Environment.GetFolderPath(Environment.SpecialFolder.UserProfile, Environment.SpecialFolderOption.DoNotVerify);
        return new HostEnvironment(variables, home.StartsWith('/') ? home : null, Environment.UserName, Environment.MachineName);
    }

    /// <summary>An XDG base directory: the variable's, which counts only if it is absolute, else the one under home.</summary>
    public string? XdgFolder(string variable, string underHome) =>
        this[variable] is ['/', ..] named ? named
        : Home is null ? null
        : Path.Join(Home, underHome);
}
