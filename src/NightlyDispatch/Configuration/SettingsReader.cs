using static System.TimeSpan;
using static NightlyDispatch.Configuration.Duration;
using static NightlyDispatch.Configuration.Rules;

namespace NightlyDispatch.Configuration;

/// <summary>Reads the text of a settings file: every setting is told here, with its default, what it may be and what it is for.</summary>
internal sealed class SettingsReader
{
    private static readonly Settings Default = DefaultSettings.Value;

    private readonly PathRules _path;

    private SettingsReader(HostEnvironment environment) => _path = new PathRules(environment.Home);

    /// <param name="file">As it is to stand in complaints.</param>
    /// <exception cref="SettingsException">Names everything that is wrong.</exception>
    public static Settings Read(string file, ReadOnlyMemory<byte> text, HostEnvironment environment) =>
        ReadAll(file, text, environment).Settings;

    /// <summary>As <see cref="Read(string, ReadOnlyMemory{byte}, HostEnvironment)"/>, with every setting by itself.</summary>
    /// <exception cref="SettingsException">Names everything that is wrong.</exception>
    public static (Settings Settings, IReadOnlyList<Setting> All) ReadAll(
        string file, ReadOnlyMemory<byte> text, HostEnvironment environment)
    {
        var complaints = new Complaints(file, text);
        var read = PlacedJson.Parse(text.Span, complaints) is { } root
            ? SettingsSection.Rule(new SettingsReader(environment).ReadAll).Read(root, complaints)
            : default;
        complaints.ThrowIfAny();
        return read;
    }

    private (Settings Settings, IReadOnlyList<Setting> All) ReadAll(SettingsSection root)
    {
        root.Optional("$schema", TextRules.SchemaReference, "Where an editor finds the schema of this file");
        var settings = new Settings(
            Providers(root),
            root.Section("backlog", "Which of the tracker's ready issues are bugs for the night", Backlog),
            root.Section("dispatch", "How many bugs a pass tries, and how long it waits for what", Dispatch),
            root.Section("parallelism", "How many agents may run side by side", Parallelism),
            root.Section("worktree", "Where a bug's worktree is and how a missing one is made", Worktree),
            root.Section("prompt", "What the agent is told, and where the file lies that tells it", Prompt),
            root.Section("alerts", "Where alerts go and how often the same one may", Alerts),
            root.Section("heartbeat", "Tells an outside observer that cron still runs this program", Heartbeat),
            root.Section("tools", "The two tools, and the folder that holds the tracker's data", Tools),
            root.Optional("state", _path.Absolute, "The state folder; null: nightly-dispatch in $XDG_STATE_HOME, else in ~/.local/state"));
        return (settings, root.Asked);
    }

    private static IReadOnlyList<ProviderSettings> Providers(SettingsSection root)
    {
        var names = new HashSet<string>();
        return root.Value(
            "providers",
            Default.Providers,
            ListOf(SettingsSection.Rule(Provider), "a list of at least one provider"),
            "The chain of providers: each is asked only if none before it answers");

        ProviderSettings Provider(SettingsSection provider)
        {
            var settings = new ProviderSettings(
                provider.Required("name", TextRules.ProviderName, "As dx-runner calls it"),
                provider.Required(
                    "models",
                    DistinctListOf(TextRules.Model, "a list of at least one model"),
                    "Tried in order; one that equals the provider's name means the provider's own default"),
                provider.Required(
                    "behavior", TextRules.Behavior, "strictGate trusts a preflight only if it says that the very model answered"));
            provider.Demand(names.Add(settings.Name), "another provider has this name already", "name");
            return settings;
        }
    }

    private static BacklogSettings Backlog(SettingsSection backlog) => new(
        backlog.Value(
            "types",
            Default.Backlog.Types,
            DistinctListOf(TextRules.IssueType, "a list of at least one type of issue"),
            "The types of issues that are taken"),
        backlog.Value(
            "priorities",
            Default.Backlog.Priorities,
            DistinctListOf(Count(0, 4), "a list of at least one priority"),
            "The priorities that are taken; 0 is the most urgent"),
        backlog.Value(
            "excludeLabels",
            Default.Backlog.ExcludeLabels,
            DistinctListOf(TextRules.Label, "a list of labels", least: 0),
            "An issue with one of these is left to people"),
        backlog.Value(
            "overloadAbove", Default.Backlog.OverloadAbove, Count(1, 10_000), "More listed bugs than this: alert, one dispatch this pass"));

    private static DispatchSettings Dispatch(SettingsSection dispatch)
    {
        var byDefault = Default.Dispatch;
        var settings = new DispatchSettings(
            dispatch.Value("maxPerPass", byDefault.MaxPerPass, Count(1, 100), "Starts in one pass at most"),
            dispatch.Value("maxTriesPerPass", byDefault.MaxTriesPerPass, Count(1, 1000), "Bugs tried in one pass at most"),
            dispatch.Value("quarantineAfter", byDefault.QuarantineAfter, Count(1, 100), "Failures of a bug after which it is left out"),
            dispatch.Value(
                "ackTimeout",
                byDefault.AckTimeout,
                Within(FromMilliseconds(100), FromMinutes(10)),
                "How long a start may take to be acknowledged (100ms to 10m)"),
            dispatch.Value("ackRetries", byDefault.AckRetries, Count(0, 3), "Starts made again after no acknowledgement and no agent"),
            dispatch.Value(
                "preflightTimeout",
                byDefault.PreflightTimeout,
                Within(FromSeconds(1), FromMinutes(30)),
                "How long a provider may take to answer (1s to 30m)"),
            dispatch.Value(
                "passDeadline",
                byDefault.PassDeadline,
                Within(FromSeconds(1), FromHours(24)),
                "After it no bug is begun in this pass (1s to 24h)"),
            dispatch.Value(
                "claimPause",
                byDefault.ClaimPause,
                Within(Zero, FromMinutes(1)),
                "Between a claim and its first re-read; 2s where several hosts share a bd older than 1.3.0 (0s to 1m)"),
            dispatch.Value(
                "cooldown",
                byDefault.Cooldown,
                NeverOrWithin(FromSeconds(1), FromHours(6)),
                "How long a provider is passed over after its own fault (1s to 6h); 0s: never"),
            dispatch.Value(
                "jobTimeout",
                byDefault.JobTimeout,
                NeverOrWithin(FromSeconds(1), FromDays(7)),
                "An agent that runs longer is stopped (1s to 168h); 0s: never"));

        dispatch.Demand(
            settings.MaxTriesPerPass >= settings.MaxPerPass,
            $"maxTriesPerPass ({settings.MaxTriesPerPass}) must not be below maxPerPass ({settings.MaxPerPass})",
            "maxTriesPerPass",
            "maxPerPass");
        dispatch.Demand(
            settings.PassDeadline >= settings.AckTimeout,
            $"passDeadline ({Format(settings.PassDeadline)}) must not be below ackTimeout ({Format(settings.AckTimeout)})",
            "passDeadline",
            "ackTimeout");
        return settings;
    }

    private static ParallelismSettings Parallelism(SettingsSection parallelism)
    {
        var byDefault = Default.Parallelism;
        var settings = new ParallelismSettings(
            parallelism.Value(
                "duringMigration", byDefault.DuringMigration, Count(1, 16), "Agents side by side until the window has ended"),
            parallelism.Value("afterMigration", byDefault.AfterMigration, Count(1, 16), "Agents side by side from then on"),
            parallelism.Value(
                "migrationWindow", byDefault.MigrationWindow, Within(Zero, FromDays(365)), "How long passes must be clean (0s to 8760h)"));

        parallelism.Demand(
            settings.DuringMigration <= settings.AfterMigration,
            $"duringMigration ({settings.DuringMigration}) must not be above afterMigration ({settings.AfterMigration})",
            "duringMigration",
            "afterMigration");
        return settings;
    }

    private WorktreeSettings Worktree(SettingsSection worktree) => new(
        worktree.Optional("path", _path.WorktreeTemplate, "A path with {id} and {repo}; null: $DX_RUNNER_DEFAULT_WORKTREE"),
        worktree.Optional("create", _path.CreateCommand, "Makes a missing one: a command with {id}, {repo} and {path}; null: none is made"),
        worktree.Optional("repo", TextRules.Repo, "What {repo} stands for; a label \"repo:<name>\" on the bug wins"));

    /// <summary>The agents get the prompt as one argument, whose limit is 128 KiB (contracts/dx-runner.md, section 9).</summary>
    private PromptSettings Prompt(SettingsSection prompt) => new(
        prompt.Optional("template", _path.Absolute, "A file; null: the built-in template"),
        prompt.Value("directory", Default.Prompt.Directory, _path.Absolute, "Where prompt files lie until their jobs have ended"),
        prompt.Value("maxBytes", Default.Prompt.MaxBytes, Count(1000, 120_000), "A bug whose prompt is larger is not dispatched"));

    private AlertSettings Alerts(SettingsSection alerts) => new(
        alerts.Value(
            "channel", Default.Alerts.Channel, TextRules.Channel, "A webhook of a Slack app is bound to its own channel and ignores this"),
        alerts.Optional("webhookFile", _path.Absolute, "A file that holds the webhook's URL; null: $SLACK_WEBHOOK"),
        alerts.Value("onProviderFallback", Default.Alerts.OnProviderFallback, Switch, "Whether a fallback to another provider is alerted"),
        alerts.Value("onNoProviders", Default.Alerts.OnNoProviders, Switch, "Whether it is alerted that no provider answers"),
        alerts.Value(
            "rateLimit",
            Default.Alerts.RateLimit,
            Within(FromSeconds(1), FromHours(24)),
            "Between two messages about the same thing (1s to 24h)"));

    private static HeartbeatSettings Heartbeat(SettingsSection heartbeat) =>
        new(heartbeat.Optional("url", TextRules.PingUrl, "Pinged when a pass begins and ends, in the manner of healthchecks.io; a secret"));

    private ToolSettings Tools(SettingsSection tools) => new(
        tools.Optional("bd", _path.Tool, "A path, or a command with its first arguments as a list; null: $BD_PATH, else PATH"),
        tools.Optional("dxRunner", _path.Tool, "As bd; null: $DX_RUNNER_PATH, else PATH"),
        tools.Optional("beadsDir", _path.Absolute, "The tracker's folder; null: $BEADS_DIR, else ~/.beads-runtime/.beads"));
}
