namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>What a command of bd prints and how it exits, with the state that it leaves.</summary>
/// <param name="State">Null: as it was.</param>
internal sealed record TrackerAnswer(int ExitCode, string Output, string Error, TrackerState? State = null)
{
    /// <summary>The family of errors that goes to stdout where JSON is asked for (contracts/bd.md, section 3).</summary>
    public static TrackerAnswer RefusedOnOutput(TrackerCall call, string message) =>
        call.IsJson ? new(1, ErrorDocument(call.Profile, message), "") : new(1, "", $"Error: {message}\n");

    /// <summary>The family of errors that always goes to stderr; before 0.60 it is plain text (contracts/bd.md, section 3).</summary>
    public static TrackerAnswer RefusedOnError(TrackerCall call, string message) =>
        new(1, "", call.IsJson && call.Profile.FailuresAreJson ? ErrorDocument(call.Profile, message) : $"Error: {message}\n");

    public static TrackerAnswer Misused(TrackerCommand command) =>
        new(1, "", $"Error: {command.Misuse}\n" + (command.Verb.Length > 0
            ? $"Usage:\n  bd {command.Verb} [flags]\n\nUse \"bd {command.Verb} --help\" for more information.\n"
            : "Run 'bd --help' for usage.\n"));

    /// <summary>Plain text with or without --json (contracts/bd.md, section 3).</summary>
    public static TrackerAnswer NoDatabase() =>
        new(1, "", "Error: no beads database found\n"
            + "Hint: run 'bd init' to create a database in the current directory\n"
            + "      or set BEADS_DIR to point to your .beads directory\n");

    public static TrackerAnswer ServerDown(TrackerCall call) =>
        RefusedOnError(
            call,
            "failed to open database: Dolt server unreachable at 127.0.0.1:3307: "
            + "dial tcp 127.0.0.1:3307: connect: connection refused");

    private static string ErrorDocument(TrackerProfile profile, string message) =>
        GoJson.Object(profile, ("error", writer => writer.WriteStringValue(message)));
}
