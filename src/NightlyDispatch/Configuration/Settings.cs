using NightlyDispatch.Providers;

namespace NightlyDispatch.Configuration;

/// <summary>The effective settings of a pass: what the file says, and the default for what it leaves out (design, section 11).</summary>
internal sealed record Settings(
    IReadOnlyList<ProviderSettings> Providers,
    BacklogSettings Backlog,
    DispatchSettings Dispatch,
    ParallelismSettings Parallelism,
    WorktreeSettings Worktree,
    PromptSettings Prompt,
    AlertSettings Alerts,
    HeartbeatSettings Heartbeat,
    ToolSettings Tools,
    string? State);

/// <summary>One provider of the chain; its models are tried in order.</summary>
internal sealed record ProviderSettings(string Name, IReadOnlyList<string> Models, ProviderBehavior Behavior);

/// <summary>Which of the tracker's ready issues are bugs for the night.</summary>
/// <param name="OverloadAbove">More listed bugs than this raise an alert and limit the pass to one dispatch.</param>
internal sealed record BacklogSettings(
    IReadOnlyList<string> Types,
    IReadOnlyList<int> Priorities,
    IReadOnlyList<string> ExcludeLabels,
    int OverloadAbove);

/// <summary>How many bugs a pass tries, and how long it waits for what.</summary>
/// <param name="QuarantineAfter">Failures that are not a provider's; twice as many of any kind have the same effect.</param>
/// <param name="ClaimPause">Between a claim and its first re-read, for hosts that share a bd older than 1.3.0.</param>
/// <param name="Cooldown">How long a provider is passed over after its own fault; zero: never.</param>
/// <param name="JobTimeout">An agent that runs longer is stopped; zero: never.</param>
internal sealed record DispatchSettings(
    int MaxPerPass,
    int MaxTriesPerPass,
    int QuarantineAfter,
    TimeSpan AckTimeout,
    int AckRetries,
    TimeSpan PreflightTimeout,
    TimeSpan PassDeadline,
    TimeSpan ClaimPause,
    TimeSpan Cooldown,
    TimeSpan JobTimeout);

/// <summary>How many agents may run side by side, and when the second limit begins to hold.</summary>
internal sealed record ParallelismSettings(int DuringMigration, int AfterMigration, TimeSpan MigrationWindow);

/// <summary>Where a bug's worktree is and how a missing one is made.</summary>
/// <param name="Path">Template with {id} and {repo}; null: $DX_RUNNER_DEFAULT_WORKTREE, if set.</param>
/// <param name="Create">Command with {id}, {repo} and {path}; null: a missing worktree is the bug's failure.</param>
/// <param name="Repo">Value of {repo}; a label "repo:&lt;name&gt;" on the bug wins.</param>
internal sealed record WorktreeSettings(string? Path, IReadOnlyList<string>? Create, string? Repo);

/// <summary>What the agent is told, and where the file lies that tells it.</summary>
/// <param name="Template">Path of a template file; null: the built-in one.</param>
internal sealed record PromptSettings(string? Template, string Directory, int MaxBytes);

/// <summary>Where alerts go and how often the same one may.</summary>
/// <param name="WebhookFile">A file that holds the webhook's URL; null: $SLACK_WEBHOOK.</param>
internal sealed record AlertSettings(
    string Channel,
    string? WebhookFile,
    bool OnProviderFallback,
    bool OnNoProviders,
    TimeSpan RateLimit);

/// <summary>The optional URL that tells an outside observer that cron still runs this program.</summary>
internal sealed record HeartbeatSettings(Uri? Url);

/// <summary>The two tools, each as a command with its first arguments, and the folder that holds the tracker's data.</summary>
internal sealed record ToolSettings(IReadOnlyList<string>? Bd, IReadOnlyList<string>? DxRunner, string? BeadsDir);
