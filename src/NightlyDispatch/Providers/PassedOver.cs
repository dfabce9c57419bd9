namespace NightlyDispatch.Providers;

/// <summary>A provider that bugs are not given to in this pass, and its own reason.</summary>
internal sealed record PassedOver(string Provider, PassedOverKind Kind, string Reason, string? Code, string? NextAction)
{
    public static PassedOver Because(string provider, PassedOverKind kind, RunnerReason reason) =>
        new(provider, kind, reason.Text, reason.Code, reason.NextAction);
}
