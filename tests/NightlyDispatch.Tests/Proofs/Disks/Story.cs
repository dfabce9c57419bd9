using NightlyDispatch.Tests.Dispatching;

namespace NightlyDispatch.Tests.Proofs.Disks;

/// <summary>A pass of some kind, with what comes before it.</summary>
internal sealed record Story(string Name, Func<Night, Task> Before)
{
    public static IReadOnlyList<Story> All { get; } =
    [
        new("healthy", _ => Task.CompletedTask),
        new("refused", night => Set(() => night.Runs.NextStart("opencode", 22, "no worktree\n"))),
        new("fallback", night => Set(() => night.Runs.FailPreflight("opencode", "down"))),
        new("late acknowledgement", night => Set(() => night.Runs.NextStart("opencode", (order, id) =>
            night.Runs.Launch(order, id) with { ExitCode = null }))),
        new("refused everywhere", night => Set(() =>
        {
            foreach (var provider in (string[])["opencode", "cc-glm", "gemini"])
                night.Runs.NextStart(provider, 11, "no\n");
        })),
        new("lost after the start", night => Set(() => night.Runs.NextStart("opencode", (order, id) =>
        {
            night.Tracker.Set("bd-1", "in_progress", "Dana Moor");
            return night.Runs.Launch(order, id);
        }))),
        new("a job that worked", night => AfterPassAsync(night, () => night.Runs.End("bd-1", "exited_ok"))),
        new("a job that failed", night => AfterPassAsync(night, () => night.Runs.End("bd-1", "exited_err", "opencode_rate_limited"))),
        new("a job that hangs", night => AfterPassAsync(night, () => night.Time.Advance(TimeSpan.FromHours(4)))),
        new("a pass that was cut short", night => Set(() =>
        {
            var actor = night.Cut(Left.StartSpawned);
            night.Tracker.Set("bd-1", "in_progress", actor);
        })),
    ];

    public async Task<Night> BeginAsync()
    {
        var night = new Night();
        night.Tracker.Add("bd-1");
        await Before(night);
        return night;
    }

    public override string ToString() => Name;

    private static Task Set(Action set)
    {
        set();
        return Task.CompletedTask;
    }

    private static async Task AfterPassAsync(Night night, Action set)
    {
        await night.PassAsync();
        set();
        night.Time.Advance(TimeSpan.FromHours(1));
    }
}
