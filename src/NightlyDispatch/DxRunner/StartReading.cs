using System.Globalization;
using NightlyDispatch.Processes;
using NightlyDispatch.Providers;

namespace NightlyDispatch.DxRunner;

/// <summary>What the end of a start says by itself, before anybody has looked whether an agent runs.</summary>
/// <param name="Kind">What may be concluded.</param>
/// <param name="Line">The acknowledgement; null where none was printed.</param>
/// <param name="Refusal">
/// What was refused, if nothing was launched; also the best guess for a start that has to be looked into. Null: acknowledged.
/// </param>
internal sealed record StartReading(StartKind Kind, Acknowledgement? Line, Refusal? Refusal, TimeSpan Duration)
{
    private const int AlreadyRunningOrLate = 1;
    private const int WorktreeRefused = 22;

    /// <param name="acknowledgementTimeout">The deadline that the start was given; named where it has passed.</param>
    public static StartReading Read(ChildResult result, StartOrder order, TimeSpan acknowledgementTimeout)
    {
        var line = Acknowledgement.Find(result.Output, order.Bug.Value, order.Model.Provider);
        if (result.NotStarted is { } missing)
            return new(StartKind.Refused, null, new Refusal(Fault.Ours, missing), result.Duration);
        if (result.ExitCode is not { } exitCode)
            return new(StartKind.Silent, line, Silence(acknowledgementTimeout), result.Duration);
        if (exitCode == 0)
            return new(line is null ? StartKind.Wordless : StartKind.Acknowledged, line, line is null ? NoLine : null, result.Duration);

        var reason = RunnerReason.Read(exitCode, result.Output, result.Error);
        var fault = WhoseFault(exitCode, reason, result.Error);
        return new(
            IsGate(exitCode) ? StartKind.Refused : StartKind.Unclear,
            line,
            new Refusal(fault, reason.Text + MissingSetting(exitCode, order), reason.Code, reason.NextAction),
            result.Duration);
    }

    private static Refusal NoLine { get; } =
        new(Fault.Provider, "start exited with 0, but without its acknowledgement line, and no such job exists");

    /// <summary>The exit codes of gates that the runner passes before it launches anything (contracts/dx-runner.md, section 3).</summary>
    private static bool IsGate(int exitCode) => exitCode is 2 or 10 or 11 or (>= 20 and <= 22) or (>= 24 and <= 30);

    private static Fault WhoseFault(int exitCode, RunnerReason reason, string error) => exitCode switch
    {
        21 when reason.Code?.StartsWith("raw_op_forbidden", StringComparison.Ordinal) == true => Fault.Bug,
        26 => Fault.Capacity,
        2 or 20 or WorktreeRefused or 24 or 28 or 29 or 30 => Fault.Ours,
        AlreadyRunningOrLate when Says(error, "already running") => Fault.SomeoneElse,
        AlreadyRunningOrLate when Says(error, "Permission denied") || Says(error, "prompt file not found") => Fault.Ours,
        _ => Fault.Provider,
    };

    private static string MissingSetting(int exitCode, StartOrder order) =>
        exitCode == WorktreeRefused && order.Worktree is null ? " (neither worktree.path nor $DX_RUNNER_DEFAULT_WORKTREE is set)" : "";

    private static Refusal Silence(TimeSpan timeout) =>
        new(Fault.Provider, string.Create(CultureInfo.InvariantCulture, $"no acknowledgement within {timeout.TotalSeconds:0.#} s"));

    private static bool Says(string error, string words) => error.Contains(words, StringComparison.OrdinalIgnoreCase);
}
