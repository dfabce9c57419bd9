using NightlyDispatch.Alerts;

namespace NightlyDispatch.Tests.Alerts;

/// <summary>Values whose details do not matter to a test.</summary>
internal static class Some
{
    /// <summary>01:00 UTC of the night that the tests are about.</summary>
    public static readonly DateTimeOffset Night = new(2026, 8, 22, 1, 0, 0, TimeSpan.Zero);

    public static readonly TimeSpan Window = TimeSpan.FromMinutes(30);

    public static DateTimeOffset At(int minutes) => Night.AddMinutes(minutes);

    public static Alert Alert(
        int minutes = 0,
        string subject = "opencode",
        AlertCondition condition = AlertCondition.ProviderFallback,
        string reason = "opencode: opencode_auth_or_quota_blocked") =>
        new(condition, subject, reason, "Run `opencode auth login`.", At(minutes), "p1", "build-1");
}
