using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine;

/// <summary>What there is to say of a pass in a few words.</summary>
internal static class PassWords
{
    private const int ReasonLength = 60;

    /// <returns>For example 4 dispatch-failed, or what is the matter with a pass that has no end line.</returns>
    public static string Exit(PassOutline pass) => pass.State switch
    {
        PassState.Ended => $"{pass.ExitCode} {pass.ExitName}",
        PassState.Running => "still runs",
        PassState.CutShort => "cut short",
        _ => "no end line",
    };

    /// <returns>For example 3 listed: 1 dispatched, 2 deferred.</returns>
    public static string Account(PassOutline pass) => pass switch
    {
        { PausedBecause: { } reason } => $"paused: {Columns.Printable(reason, ReasonLength)}",
        { Account: { Listed: 0 } } => "nothing listed",
        { Account: { } account } => $"{account.Listed} listed: {Counts(
            (account.Dispatched, "dispatched"), (account.Skipped, "skipped"), (account.Deferred, "deferred"), (account.Failed, "failed"))}",
        _ => "backlog not read",
    };

    public static string Dispatched(DispatchedBug bug) => bug.Provider is { } provider ? $"{bug.Bug} on {provider}" : bug.Bug;

    /// <returns>For example opencode, cc-glm → gemini; null: the first of the chain was good enough, or nobody was asked.</returns>
    public static string? Fallback(PassOutline pass)
    {
        var used = pass.Providers.ToList().FindLastIndex(answer => answer.IsUsed && answer.Availability != Availability.Refused);
        var over = pass.Providers.Take(used < 0 ? pass.Providers.Count : used).Where(IsPassedOver).Select(answer => answer.Provider).ToList();
        return over.Count == 0 || (used < 0 && !pass.Providers.Any(WasRefused))
            ? null
            : $"{string.Join(", ", over)} → {(used < 0 ? "nobody" : pass.Providers[used].Provider)}";
    }

    /// <returns>Those that are not 0, for example 1 worked, 2 failed; "none" where all are.</returns>
    public static string Counts(params IEnumerable<(int Count, string What)> counts) =>
        string.Join(", ", counts.Where(part => part.Count > 0).Select(part => $"{part.Count} {part.What}")) is { Length: > 0 } text ? text : "none";

    public static void WriteUnreadable(this TextWriter output, int lines)
    {
        if (lines > 0)
            output.WriteLine($"({lines} lines of the ledger cannot be read)");
    }

    private static bool IsPassedOver(ProviderAnswer answer) => answer.Availability is Availability.Refused or Availability.CoolingDown;

    private static bool WasRefused(ProviderAnswer answer) => answer.Availability == Availability.Refused;
}
