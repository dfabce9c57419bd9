namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>A command line with who gives it, when, and which release of bd answers.</summary>
/// <param name="Now">Truncated to seconds, as bd's database does.</param>
internal sealed record TrackerCall(
    TrackerCommand Command,
    TrackerProfile Profile,
    Func<string, string?> Environment,
    DateTimeOffset Now)
{
    public bool IsJson => Command.Has("json") || Environment("BD_JSON") is "true" or "1";

    /// <summary>Who acts, in the order that the release really has (contracts/bd.md, section 4.5).</summary>
    public string Actor =>
        NotEmpty(Command.Value("actor"))
        ?? (Profile.BeadsActorComesFirst ? FromEnvironment("BEADS_ACTOR", "BD_ACTOR") : FromEnvironment("BD_ACTOR", "BEADS_ACTOR"))
        ?? FromEnvironment("BDSTANDIN_GIT_USER", "USER")
        ?? "unknown";

    public static DateTimeOffset ToSeconds(DateTimeOffset time) =>
        new(time.UtcTicks / TimeSpan.TicksPerSecond * TimeSpan.TicksPerSecond, TimeSpan.Zero);

    private static string? NotEmpty(string? text) => text is "" ? null : text;

    private string? FromEnvironment(string first, string second) => NotEmpty(Environment(first)) ?? NotEmpty(Environment(second));
}
