using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Processes;

/// <summary>Real children for tests, and the patience that they need.</summary>
internal static class Shell
{
    private static readonly Dictionary<string, string?> NoChanges = [];

    public static ChildCommand Command(string script, params string[] arguments) => new(
        new Tool("/bin/sh", ["-c", script, "sh"]),
        arguments,
        "/",
        NoChanges,
        TimeSpan.FromSeconds(20));

    public static async Task<ChildResult> RunAsync(ChildCommand command) =>
        await new ChildProcess(TimeProvider.System).RunAsync(command, CancellationToken.None);

    public static bool IsRunning(int id) => ProcessEntry.Read(id) is { IsZombie: false };

    public static async Task UntilAsync(Func<bool> condition)
    {
        while (!condition())
            await Task.Delay(10);
    }

    public static async Task WhileTimePassesAsync(this Task task, FakeTimeProvider time, TimeSpan step)
    {
        while (!task.IsCompleted)
        {
            time.Advance(step);
            await Task.Delay(5);
        }

        await task;
    }

    public static async Task KillAsync(int id) => await RunAsync(Command("kill -9 \"$1\" 2>/dev/null", $"{id}"));
}
