using NightlyDispatch.Backlog;
using NightlyDispatch.Configuration;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.CommandLine;

/// <summary>What the screens are about.</summary>
internal static class Some
{
    public const string HostileTitle = "Crash \u001b[2J\r\n\u202eon login 🐛";

    public static readonly DateTimeOffset Night = new(2026, 11, 22, 6, 0, 0, TimeSpan.Zero);

    public static readonly ProviderPolicy Policy = new(DefaultSettings.Value.Providers);

    public static readonly Parallelism OneUntilTuesday = new(1, 2, Night.AddHours(48));

    public static readonly PreflightResult OpencodeFails = new(
        "opencode",
        "zhipuai-coding-plan/glm-5",
        "Model zhipuai-coding-plan/glm-5 available but auth/quota check failed",
        "opencode_auth_or_quota_blocked",
        "refresh_auth_or_switch_provider",
        null,
        TimeSpan.FromSeconds(4));

    public static readonly PassedOver OpencodeIsOut = new(
        "opencode", PassedOverKind.PreflightFailed, OpencodeFails.Error!, OpencodeFails.Code, OpencodeFails.NextAction);

    public static Bug Bug(string id, int priority, string title) =>
        BugId.TryParse(id, out var parsed) ? new(parsed, title, "", priority, Night, []) : throw new ArgumentException(id, nameof(id));

    public static PreflightResult Available(string provider, string? model, double seconds, string? warning = null) =>
        new(provider, model, null, null, null, warning, TimeSpan.FromSeconds(seconds));

    public static Selection Selected(PreflightResult preflight) =>
        new(Policy.Chain.Single(link => link.Name == preflight.Provider), AllowedModel.From(Policy, preflight), preflight);

    public static Listing Listing(int received, IReadOnlyDictionary<string, int> filteredOut, params IReadOnlyList<Bug> bugs) =>
        new(received, bugs.Count, filteredOut, bugs);
}
