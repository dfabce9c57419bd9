namespace NightlyDispatch.Providers;

/// <summary>Decides after which endings a provider is left alone, and for how long (design, section 3).</summary>
internal static class CooldownRule
{
    private static readonly TimeSpan Longest = TimeSpan.FromHours(6);

    private static readonly string[] Codes =
    [
        "opencode_rate_limited",
        "opencode_auth_or_quota_blocked",
        "gemini_capacity_exhausted",
        "gemini_auth_missing",
        "secret_auth_resolution_failed_after_preflight",
    ];

    /// <summary>Whether a provider said so of itself; then it counts as no failure of the bug, with a cooldown or without.</summary>
    public static bool IsProvidersFault(string? code) => Codes.Contains(code);

    /// <param name="code">The reason code of a start's refusal or of a job's end.</param>
    /// <param name="reason">May name when the provider answers again.</param>
    /// <param name="cooldown">Where no time is named; zero: never.</param>
    public static Cooldown? After(string? code, string? reason, DateTimeOffset now, TimeSpan cooldown)
    {
        if (!IsProvidersFault(code) || cooldown <= TimeSpan.Zero)
            return null;

        var until = NamedReset.Read(reason ?? "", now) is { } reset ? Earlier(reset, now + Longest) : now + cooldown;
        return new Cooldown(now, until, reason is null or "" ? code! : $"{reason} [{code}]");
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
