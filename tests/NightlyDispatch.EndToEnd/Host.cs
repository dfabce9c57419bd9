using NightlyDispatch.Processes;

namespace NightlyDispatch.EndToEnd;

/// <summary>This machine, as the programs on it see it.</summary>
internal static class Host
{
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(90);

    /// <summary>Where a runtime is that is not installed for all: the built program asks for it, the published one does not.</summary>
    public static string[] Runtime =>
        Environment.GetEnvironmentVariable("DOTNET_ROOT") is { } root ? [$"DOTNET_ROOT={root}"] : [];

    public static Task<ChildResult> CallAsync(string program, params IReadOnlyList<string> arguments) =>
        CallAsync(new Dictionary<string, string?>(), program, arguments);

    /// <param name="changes">Of the environment; null removes a variable.</param>
    public static Task<ChildResult> CallAsync(
        IReadOnlyDictionary<string, string?> changes, string program, params IReadOnlyList<string> arguments) =>
        new ChildProcess(TimeProvider.System).RunAsync(
            new ChildCommand(new Tool(program), arguments, "/", changes, Deadline),
            CancellationToken.None);

    public static bool Has(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(':').Any(folder => File.Exists(Path.Join(folder, program)));
}
