#pragma warning disable CA5394 // Insecure randomness: chance that can be repeated is what is wanted here.

using NightlyDispatch.Backlog;
using NightlyDispatch.Beads;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>A tracker whose answers go wrong in the ways that they are known to, by chance that can be repeated.</summary>
internal sealed class UnsteadyTracker(Tracker tracker, Random random) : IBeads
{
    /// <summary>Whether it goes wrong at all.</summary>
    public bool IsUnsteady { get; set; } = true;

    /// <summary>Is told of each call before it does anything.</summary>
    public Action? Called { get; set; }

    /// <summary>Whether a call has failed since this was last set.</summary>
    public bool HasFailed { get; set; }

    public Task<TrackerVersion> VersionAsync(CancellationToken cancellationToken) => Task.FromResult(Read(60, () => Tracker.Version));

    public Task<Listing> ReadyAsync(int most, CancellationToken cancellationToken) => Task.FromResult(Read(40, tracker.Ready));

    public Task<string?> WhyNotListedAsync(BugId id, int most, CancellationToken cancellationToken) => Task.FromResult<string?>(null);

    public Task<int?> CountAsync(CancellationToken cancellationToken) => Task.FromResult(Read<int?>(40, () => tracker.Count));

    public Task<IReadOnlyList<Holding>> InProgressAsync(CancellationToken cancellationToken) =>
        Task.FromResult(Read<IReadOnlyList<Holding>>(40, () => [.. tracker.InProgress]));

    public Task<ClaimAnswer> ClaimAsync(BugId id, string actor) => Task.FromResult(Read(16, () => Claim(id.Value, actor)));

    public Task<Holding?> ShowAsync(BugId id, CancellationToken cancellationToken) => Task.FromResult(Read(25, () => Show(id.Value)));

    public Task<Release> ReleaseAsync(BugId id, string actor, string note)
    {
        var release = Read(20, () => tracker.Release(id.Value, actor, note));
        Fail(40);
        return Task.FromResult(release);
    }

    public Task NoteAsync(BugId id, string actor, string note)
    {
        Read(20, () => 0);
        return Task.CompletedTask;
    }

    private T Read<T>(int chances, Func<T> read)
    {
        Called?.Invoke();
        Fail(chances);
        return read();
    }

    private void Fail(int chances)
    {
        if (tracker.Problem is null && !OneIn(chances))
            return;
        HasFailed = true;
        throw new TrackerException(tracker.Problem ?? "bd failed");
    }

    private bool OneIn(int chances) => IsUnsteady && random.Next(chances) == 0;

    private ClaimAnswer Claim(string bug, string actor)
    {
        switch (IsUnsteady ? random.Next(16) : -1)
        {
            case 0:
                tracker.Set(bug, "in_progress", "Dana Moor");
                return Tracker.Lost("Dana Moor");
            case 1:
                return new ClaimAnswer(bug, null, null);
            case 2:
                return tracker.Claim(bug, actor) with { ClaimedId = null, Refusal = "dolt commit: connection reset" };
            case 3:
                return new ClaimAnswer(null, null, "operation 'update' is not allowed in read-only mode");
            case 4:
                tracker.Add($"{bug}a", priority: 3);
                return tracker.Claim($"{bug}a", actor);
            default:
                return tracker.Claim(bug, actor);
        }
    }

    private Holding? Show(string bug)
    {
        switch (IsUnsteady ? random.Next(25) : -1)
        {
            case 0:
                tracker.Set(bug, "in_progress", "Dana Moor");
                break;
            case 1:
                return null;
        }

        return tracker.Find(bug);
    }
}
