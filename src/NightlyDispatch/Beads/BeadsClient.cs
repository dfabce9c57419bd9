using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;
using Serilog;

namespace NightlyDispatch.Beads;

/// <summary>The issue tracker bd, asked by its command line; its exit codes are hints, a re-read is the verdict.</summary>
internal sealed class BeadsClient(BdProcess bd, BacklogSettings settings, TimeProvider time, ILogger log) : IBeads
{
    /// <summary>Exit code of an update whose --if-assignee or --if-status did not hold (contracts/bd.md, section 3).</summary>
    private const int GuardMismatch = 13;

    private bool _hasConditionalUpdates;

    public async Task<TrackerVersion> VersionAsync(CancellationToken cancellationToken)
    {
        var number = await VersionAsync(["version", "--json"], cancellationToken) ?? await VersionAsync(["--version"], cancellationToken);
        _hasConditionalUpdates = VersionReading.HasConditionalUpdates(number);
        return VersionReading.Judge(number, bd.Path);
    }

    public async Task<Listing> ReadyAsync(int most, CancellationToken cancellationToken)
    {
        // One type can be asked for; several are sorted out afterwards.
        string[] type = settings.Types is [var only] ? ["--type", only] : [];
        var answer = await ReadAsync(
            ["ready", "--json", "--limit", "0", "--unassigned", .. type],
            () => new ReadyReading(settings, most, time.GetUtcNow()),
            cancellationToken);
        foreach (var warning in answer.Warnings)
            log.Warning("{Warning:l}", warning);

        return answer.Listing;
    }

    public async Task<string?> WhyNotListedAsync(BugId id, int most, CancellationToken cancellationToken)
    {
        string? why = null;
        _ = await ReadAsync(
            ["ready", "--json", "--limit", "0"],
            () => new ReadyReading(settings, most, time.GetUtcNow(), (left, reason) => why = left == id.Value ? reason : why),
            cancellationToken);
        return why;
    }

    public async Task<int?> CountAsync(CancellationToken cancellationToken)
    {
        var call = await bd.ReadAsync(["status", "--json", "--no-activity"], cancellationToken);
        try
        {
            return call.Read(StatusReading.TotalIssues);
        }
        catch (TrackerException exception)
        {
            log.Warning("How many issues the tracker holds is not known: {Reason:l}", exception.Message);
            return null;
        }
    }

    public Task<IReadOnlyList<Holding>> InProgressAsync(CancellationToken cancellationToken) =>
        ReadAsync(["list", "--status", "in_progress", "--limit", "0", "--json"], call => call.Read(HoldingReading.Read), cancellationToken);

    public async Task<ClaimAnswer> ClaimAsync(BugId id, string actor)
    {
        var call = await bd.WriteAsync(["update", id.Value, "--claim", "--json", "--actor", actor]);
        if (call.Result.NotStarted is { } reason)
            throw call.Unusable(reason);

        var answer = ClaimReading.Read(call);
        if (answer.Lost is not null && call.Result.ExitCode == 0)
        {
            log.Information(
                "bd exited 0 for the lost claim of {Id:l}, as it does up to 0.56.1; with a newer one this need not be worked around",
                id);
        }

        return answer;
    }

    public Task<Holding?> ShowAsync(BugId id, CancellationToken cancellationToken) =>
        ReadAsync(
            ["show", id.Value, "--json"],
            call => !HoldingReading.IsNotOne(call.Result) && call.Read(HoldingReading.Read) is [var only] ? only : null,
            cancellationToken);

    public async Task<Release> ReleaseAsync(BugId id, string actor, string note)
    {
        if (!await IsHeldAsync(id, actor))
            return Release.NotOurs;

        string[] guards = _hasConditionalUpdates ? ["--if-assignee", actor, "--if-status", "in_progress"] : [];
        var call = await bd.WriteAsync(
            ["update", id.Value, .. guards, "--status", "open", "--assignee", "", Appended(note), "--actor", actor, "--json"]);
        if (await IsHeldAsync(id, actor))
        {
            var reason = call.Result.ExitCode == 0 ? "bd update exited 0" : call.Failure;
            throw call.Unusable($"{id} is still held by {actor} after its release; {reason}");
        }

        return call.Result.ExitCode == GuardMismatch ? Release.NotOurs : Release.Released;
    }

    public async Task NoteAsync(BugId id, string actor, string note)
    {
        if (!await IsHeldAsync(id, actor))
            return;

        var call = await bd.WriteAsync(["update", id.Value, Appended(note), "--actor", actor]);
        if (call.Result.ExitCode != 0)
            throw call.Unusable(call.Failure);
    }

    /// <summary>With "=", so that a note that begins with "-" is a note to every parser.</summary>
    private static string Appended(string note) => $"--append-notes={note}";

    /// <summary>bd acts on another issue where it takes an id for an abbreviation (contracts/bd.md, section 7).</summary>
    private async Task<bool> IsHeldAsync(BugId id, string actor) =>
        await ShowAsync(id, CancellationToken.None) is { } holding && holding.Id == id.Value && holding.IsHeldBy(actor);

    private async Task<Version?> VersionAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var call = await bd.AskAsync(arguments, cancellationToken);
        return call.Result switch
        {
            { ExitCode: null } => throw call.Unusable(call.Failure),
            { ExitCode: 0 } => VersionReading.Read(call.Result.Output),
            _ => null,
        };
    }

    private Task<ReadyAnswer> ReadAsync(string[] arguments, Func<ReadyReading> begin, CancellationToken cancellationToken) =>
        TwiceAsync<ReadyAnswer>(async () =>
        {
            var reading = begin();
            return (await bd.ReadAsync(arguments, cancellationToken, reading.Take), call => call.Read(_ => reading.End()));
        });

    private Task<T> ReadAsync<T>(string[] arguments, Func<BdCall, T> reading, CancellationToken cancellationToken) =>
        TwiceAsync(async () => (await bd.ReadAsync(arguments, cancellationToken), reading));

    /// <summary>A read changes nothing, so it is tried a second time before bd is given up.</summary>
    private async Task<T> TwiceAsync<T>(Func<Task<(BdCall Call, Func<BdCall, T> Reading)>> callAsync)
    {
        var (call, reading) = await callAsync();
        try
        {
            return reading(call);
        }
        catch (TrackerException exception) when (BdProcess.MayBeRepeated(call))
        {
            log.Debug("Asking again: {Reason:l}", exception.Message);
        }

        (call, reading) = await callAsync();
        return reading(call);
    }
}
