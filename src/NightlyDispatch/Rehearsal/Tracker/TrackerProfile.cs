namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>An era of bd: what its releases answered differently (contracts/bd.md, section 1).</summary>
internal sealed record TrackerProfile(Version Version)
{
    public const string FileName = "standin-profile";
    public const string Variable = "BDSTANDIN_PROFILE";
    public const string Default = "1.0.5";

    public bool FailureShowsInExitCode => Since(0, 57, 0);

    public bool FailuresAreJson => Since(0, 60, 0);

    public bool HolderMayClaimAgain => Since(0, 63, 0);

    public bool HasTextualCommentIds => Since(0, 62, 0);

    public bool NotesTheStart => Since(1, 0, 1);

    public bool HasSchemaVersion => Since(1, 0, 3);

    public bool HasExcludeLabel => Since(1, 0, 3);

    public bool ClaimNeedsOpenStatus => Since(1, 0, 4);

    public bool CommentsAreShownOnRequest => Since(1, 0, 5);

    public bool ReadyHonoursAnyLabel => Since(1, 1, 0);

    public bool HasGuards => Since(1, 3, 0);

    public bool BeadsActorComesFirst => Since(1, 3, 0);

    public bool AbbreviationIsLeading => Since(1, 3, 0);

    public int ReadyLimit => Since(1, 0, 4) ? 100 : 10;

    /// <summary>0: no limit, as it is where stdout is not a terminal.</summary>
    public int ListLimit => Since(1, 1, 0) ? 0 : 50;

    /// <summary>The environment's profile, else the folder's, else the reference release.</summary>
    /// <exception cref="FormatException">There is no such profile.</exception>
    public static TrackerProfile Of(string? folder, Func<string, string?> environment) =>
        Named(environment(Variable) ?? InFolder(folder) ?? Default);

    public static TrackerProfile Named(string name) => new(name switch
    {
        "0.56" => new Version(0, 56, 1),
        "1.0.5" => new Version(1, 0, 5),
        "1.3" => new Version(1, 3, 0),
        _ => throw new FormatException($"there is no profile '{name}': 0.56, 1.0.5, 1.3"),
    });

    private static string? InFolder(string? folder)
    {
        var path = folder is null ? null : Path.Combine(folder, FileName);
        return File.Exists(path) ? File.ReadAllText(path).Trim() : null;
    }

    private bool Since(int major, int minor, int build) => Version >= new Version(major, minor, build);
}
