using static System.TimeSpan;
using static NightlyDispatch.Configuration.Duration;
using static NightlyDispatch.Configuration.Rules;

namespace NightlyDispatch.Configuration;

/// <summary>Reads the text of a settings file: every setting is a line here, with its default and with what it may be.</summary>
internal sealed class SettingsReader
{
    private static readonly Settings Default = DefaultSettings.Value;

    private readonly PathRules _path;

    private SettingsReader(HostEnvironment environment) => _path = new PathRules(environment.Home);

    /// <param name="file">As it is to stand in complaints.</param>
    /// <exception cref="SettingsException">Names everything that is wrong.</exception>
    public static Settings Read(string file, ReadOnlyMemory<byte> text, HostEnvironment environment)
    {
        var complaints = new Complaints(file, text);
        var settings = PlacedJson.Parse(text.Span, complaints) is { } root
            ? SettingsSection.Rule(new SettingsReader(environment).Read)(root, complaints)
            : null;
        complaints.ThrowIfAny();
        return settings!;
    }

    private Settings Read(SettingsSection root) => new(
        Providers(root),
        root.Section("backlog", Backlog),
        root.Section("dispatch", Dispatch),
        root.Section("parallelism", Parallelism),
        root.Section("worktree", Worktree),
        root.Section("prompt", Prompt),
        root.Section("alerts", Alerts),
        root.Section("heartbeat", heartbeat => new HeartbeatSettings(heartbeat.Optional("url", TextRules.PingUrl))),
        root.Section("tools", Tools),
        root.Optional("state", _path.Absolute));

    private static IReadOnlyList<ProviderSettings> Providers(SettingsSection root)
    {
        var names = new HashSet<string>();
        return root.Value("providers", Default.Providers, ListOf(SettingsSection.Rule(Provider), "a list of at least one provider"));

        ProviderSettings Provider(SettingsSection provider)
        {
            var settings = new ProviderSettings(
                provider.Required("name", TextRules.ProviderName),
                provider.Required("models", DistinctListOf(TextRules.Model, "a list of at least one model")),
                provider.Required("behavior", TextRules.Behavior));
            provider.Demand(names.Add(settings.Name), "another provider has this name already", "name");
            return settings;
        }
    }

    private static BacklogSettings Backlog(SettingsSection backlog) => new(
        backlog.Value("types", Default.Backlog.Types, DistinctListOf(TextRules.IssueType, "a list of at least one type of issue")),
        backlog.Value("priorities", Default.Backlog.Priorities, DistinctListOf(Count(0, 4), "a list of at least one priority")),
        backlog.Value("excludeLabels", Default.Backlog.ExcludeLabels, DistinctListOf(TextRules.Label, "a list of labels", least: 0)),
        backlog.Value("overloadAbove", Default.Backlog.OverloadAbove, Count(1, 10_000)));

    private static DispatchSettings Dispatch(SettingsSection dispatch)
    {
        var settings = new DispatchSettings(
            dispatch.Value("maxPerPass", Default.Dispatch.MaxPerPass, Count(1, 100)),
            dispatch.Value("maxTriesPerPass", Default.Dispatch.MaxTriesPerPass, Count(1, 1000)),
            dispatch.Value("quarantineAfter", Default.Dispatch.QuarantineAfter, Count(1, 100)),
            dispatch.Value("ackTimeout", Default.Dispatch.AckTimeout, Within(FromMilliseconds(100), FromMinutes(10))),
            dispatch.Value("ackRetries", Default.Dispatch.AckRetries, Count(0, 3)),
            dispatch.Value("preflightTimeout", Default.Dispatch.PreflightTimeout, Within(FromSeconds(1), FromMinutes(30))),
            dispatch.Value("passDeadline", Default.Dispatch.PassDeadline, Within(FromSeconds(1), FromHours(24))),
            dispatch.Value("claimPause", Default.Dispatch.ClaimPause, Within(Zero, FromMinutes(1))),
            dispatch.Value("cooldown", Default.Dispatch.Cooldown, NeverOrWithin(FromSeconds(1), FromHours(6))),
            dispatch.Value("jobTimeout", Default.Dispatch.JobTimeout, NeverOrWithin(FromSeconds(1), FromDays(7))));

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
        var settings = new ParallelismSettings(
            parallelism.Value("duringMigration", Default.Parallelism.DuringMigration, Count(1, 16)),
            parallelism.Value("afterMigration", Default.Parallelism.AfterMigration, Count(1, 16)),
            parallelism.Value("migrationWindow", Default.Parallelism.MigrationWindow, Within(Zero, FromDays(365))));

        parallelism.Demand(
            settings.DuringMigration <= settings.AfterMigration,
            $"duringMigration ({settings.DuringMigration}) must not be above afterMigration ({settings.AfterMigration})",
            "duringMigration",
            "afterMigration");
        return settings;
    }

    private WorktreeSettings Worktree(SettingsSection worktree) => new(
        worktree.Optional("path", _path.WorktreeTemplate),
        worktree.Optional("create", _path.CreateCommand),
        worktree.Optional("repo", TextRules.Repo));

    /// <summary>The agents get the prompt as one argument, whose limit is 128 KiB (contracts/dx-runner.md, section 9).</summary>
    private PromptSettings Prompt(SettingsSection prompt) => new(
        prompt.Optional("template", _path.Absolute),
        prompt.Value("directory", Default.Prompt.Directory, _path.Absolute),
        prompt.Value("maxBytes", Default.Prompt.MaxBytes, Count(1000, 120_000)));

    private AlertSettings Alerts(SettingsSection alerts) => new(
        alerts.Value("channel", Default.Alerts.Channel, TextRules.Channel),
        alerts.Optional("webhookFile", _path.Absolute),
        alerts.Value("onProviderFallback", Default.Alerts.OnProviderFallback, Switch),
        alerts.Value("onNoProviders", Default.Alerts.OnNoProviders, Switch),
        alerts.Value("rateLimit", Default.Alerts.RateLimit, Within(FromSeconds(1), FromHours(24))));

    private ToolSettings Tools(SettingsSection tools) => new(
        tools.Optional("bd", _path.Tool),
        tools.Optional("dxRunner", _path.Tool),
        tools.Optional("beadsDir", _path.Absolute));
}
