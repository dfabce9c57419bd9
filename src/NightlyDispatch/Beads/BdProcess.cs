using NightlyDispatch.Processes;
using Serilog;

namespace NightlyDispatch.Beads;

/// <summary>Runs bd: each kind of call within its deadline, and the first that opens the database undisturbed.</summary>
/// <param name="environment">Changes to the inherited one (contracts/bd.md, section 10.2).</param>
internal sealed class BdProcess(
    Tool bd,
    IReadOnlyDictionary<string, string?> environment,
    string workingDirectory,
    ChildProcess children,
    ILogger log)
{
    private const int Mebibyte = 1024 * 1024;
    private const int AdviceLength = 500;

    /// <summary>After an upgrade of bd it migrates the database, and must not be ended meanwhile (contracts/bd.md, section 6).</summary>
    private static readonly TimeSpan MigrationDeadline = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan ReadDeadline = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan WriteDeadline = TimeSpan.FromSeconds(120);

    private bool _mayMigrate = true;

    public string Path => bd.Path;

    /// <summary>A call that needs no database.</summary>
    public Task<BdCall> AskAsync(IReadOnlyList<string> arguments, CancellationToken cancellationToken) =>
        RunAsync(arguments, ReadDeadline, cancellationToken);

    /// <param name="onOutput">Is handed standard output as it comes; then the call keeps no more of it than tells why bd failed.</param>
    public async Task<BdCall> ReadAsync(
        IReadOnlyList<string> arguments,
        CancellationToken cancellationToken,
        Action<ReadOnlySpan<byte>>? onOutput = null)
    {
        if (!_mayMigrate)
            return await RunAsync(arguments, ReadDeadline, cancellationToken, onOutput);

        cancellationToken.ThrowIfCancellationRequested();
        var call = await MigrateAsync(arguments, onOutput);
        cancellationToken.ThrowIfCancellationRequested();
        return call;
    }

    /// <summary>Never cut short but by its deadline: what it did is only known from a re-read.</summary>
    public Task<BdCall> WriteAsync(IReadOnlyList<string> arguments) =>
        _mayMigrate ? MigrateAsync(arguments) : RunAsync(arguments, WriteDeadline, CancellationToken.None);

    /// <summary>Whether the same read may go better a second time: not where bd is missing, or had time enough for a migration.</summary>
    public static bool MayBeRepeated(BdCall call) =>
        call.Result.NotStarted is null && !(call.Result.IsTimedOut && call.Deadline == MigrationDeadline);

    private async Task<BdCall> MigrateAsync(IReadOnlyList<string> arguments, Action<ReadOnlySpan<byte>>? onOutput = null)
    {
        var call = await RunAsync(arguments, MigrationDeadline, CancellationToken.None, onOutput);
        _mayMigrate = call.Result.ExitCode is > 0;
        return call;
    }

    private async Task<BdCall> RunAsync(
        IReadOnlyList<string> arguments,
        TimeSpan deadline,
        CancellationToken cancellationToken,
        Action<ReadOnlySpan<byte>>? onOutput = null)
    {
        var command = new ChildCommand(bd, arguments, workingDirectory, environment, deadline)
        {
            OnOutput = onOutput,

            // 100,000 issues in progress at 2.5 KiB each.
            CaptureLimit = onOutput is null ? 256 * Mebibyte : Mebibyte,

            // From 1.3.0 bd starts a proxy for its database in a session of its own, which then serves every caller.
            SparesOtherSessions = true,
        };
        var name = $"bd {arguments[0]}";
        var result = await children.RunAsync(command, cancellationToken);
        log.Debug("{Command:l} ended with {ExitCode} after {Milliseconds:0} ms", name, result.ExitCode, result.Duration.TotalMilliseconds);
        return new BdCall(name, Advice(command, result), deadline, result);
    }

    private string Advice(ChildCommand command, ChildResult result)
    {
        if (bd.Problem is not null)
            return "";
        if (result.NotStarted is not null)
            return "Name bd in the setting tools.bd or in $BD_PATH";

        var folder = environment.GetValueOrDefault("BEADS_DIR") is { } path ? $"BEADS_DIR='{path}' " : "";
        return $"To see it by hand: {Excerpt.Of($"{folder}{command}", AdviceLength)}";
    }
}
