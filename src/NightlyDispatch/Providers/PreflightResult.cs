namespace NightlyDispatch.Providers;

/// <summary>One attempt to find out whether a provider answers with a model.</summary>
/// <param name="Model">As it is shown; null: the provider's own default.</param>
/// <param name="Error">Why it is not available, in the runner's own words where it printed any; null: available.</param>
/// <param name="Code">The runner's code for it, for example opencode_auth_or_quota_blocked.</param>
/// <param name="NextAction">What the runner suggests, for example refresh_auth_or_switch_provider.</param>
/// <param name="Warning">What an operator should know although the provider is available.</param>
internal sealed record PreflightResult(
    string Provider,
    string? Model,
    string? Error,
    string? Code,
    string? NextAction,
    string? Warning,
    TimeSpan Duration)
{
    public bool IsAvailable => Error is null;

    /// <summary>Whether the reason is the runner's (exit 24, a missing script), so that no other provider can do better.</summary>
    public bool IsRunnersFault { get; init; }
}
