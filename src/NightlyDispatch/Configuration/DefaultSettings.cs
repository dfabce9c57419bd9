using NightlyDispatch.Providers;

namespace NightlyDispatch.Configuration;

/// <summary>What holds where no settings file says otherwise: the provider policy and the limits of design, sections 3 and 11.</summary>
internal static class DefaultSettings
{
    public static readonly Settings Value = new(
        Providers:
        [
            new("opencode", ["zhipuai-coding-plan/glm-5"], ProviderBehavior.StrictGate),
            new("cc-glm", ["cc-glm"], ProviderBehavior.PrimaryWorkhorse),
            new("gemini", ["gemini-2.5-pro", "gemini-2.0-flash"], ProviderBehavior.Backstop),
        ],
        new BacklogSettings(Types: ["bug"], Priorities: [0, 1], ExcludeLabels: ["no-nightly"], OverloadAbove: 10),
        new DispatchSettings(
            MaxPerPass: 3,
            MaxTriesPerPass: 10,
            QuarantineAfter: 3,
            AckTimeout: TimeSpan.FromSeconds(45),
            AckRetries: 1,
            // The runner's own probes have taken 54 s (opencode) and 64 s (gemini): contracts/dx-runner.md, section 8.
            PreflightTimeout: TimeSpan.FromSeconds(90),
            PassDeadline: TimeSpan.FromMinutes(50),
            ClaimPause: TimeSpan.Zero,
            Cooldown: TimeSpan.FromMinutes(50),
            JobTimeout: TimeSpan.FromHours(3)),
        new ParallelismSettings(DuringMigration: 1, AfterMigration: 2, MigrationWindow: TimeSpan.FromHours(48)),
        new WorktreeSettings(Path: null, Create: null, Repo: null),
        new PromptSettings(Template: null, Directory: "/tmp", MaxBytes: 100_000),
        new AlertSettings(
            Channel: "#infra-alerts",
            WebhookFile: null,
            OnProviderFallback: true,
            OnNoProviders: true,
            RateLimit: TimeSpan.FromMinutes(30)),
        new HeartbeatSettings(Url: null),
        new ToolSettings(Bd: null, DxRunner: null, BeadsDir: null),
        State: null);
}
