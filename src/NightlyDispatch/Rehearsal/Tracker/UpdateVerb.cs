using System.Text;

namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary><c>bd update</c>: claims, releases and notes, issue by issue (contracts/bd.md, sections 4 and 5).</summary>
internal static class UpdateVerb
{
    /// <summary>Forces exit 0 upon every failed update, as releases up to 0.56.1 do.</summary>
    private const string ExitZeroVariable = "BDSTANDIN_CLAIM_EXIT0";

    private static readonly string[] Changes = ["claim", "status", "assignee", "notes", "append-notes", "add-label"];

    public static TrackerAnswer Answer(TrackerCall call, TrackerState state)
    {
        var command = call.Command;
        if (Misuse(call) is { } misuse)
            return TrackerAnswer.RefusedOnOutput(call, misuse);
        if (!Changes.Any(command.Flags.ContainsKey))
            return new TrackerAnswer(0, "No updates specified\n", "");

        var updated = new List<TrackerIssue>();
        var failures = new List<UpdateFailure>();
        var after = state;
        foreach (var id in command.Words)
        {
            var outcome = IssueUpdate.Of(id, call, after);
            if (outcome.Issue is { } issue)
                updated.Add(issue);
            if (outcome.Failure is { } failure)
                failures.Add(failure);
            else
                after = ReferenceEquals(after.Find(outcome.Issue!.Id), outcome.Issue) ? after : after.With(outcome.Issue);
        }

        return new TrackerAnswer(ExitCode(call, updated.Count, failures), Output(call, updated), Errors(call, failures), after);
    }

    private static string? Misuse(TrackerCall call)
    {
        var command = call.Command;
        if (command.Words.Length == 0)
            return "no issue ID provided and no last touched issue";
        if (command.Has("claim") && (command.Flags.ContainsKey("if-assignee") || command.Flags.ContainsKey("if-status")))
            return "--if-assignee and --if-status cannot be combined with --claim";

        return call.Profile.FailureShowsInExitCode && command.Value("status") is { } status && !TrackerStatus.IsKnown(status)
            ? $"invalid status \"{status}\" (built-in: {TrackerStatus.All})"
            : null;
    }

    private static int ExitCode(TrackerCall call, int updated, List<UpdateFailure> failures)
    {
        var isSuccess = failures.Count == 0 || (!call.Profile.HasGuards && updated > 0);
        return isSuccess || !call.Profile.FailureShowsInExitCode || call.Environment(ExitZeroVariable) == "1" ? 0
            : failures.TrueForAll(failure => failure.IsGuardMismatch) ? 13
            : 1;
    }

    private static string Output(TrackerCall call, List<TrackerIssue> updated) =>
        updated.Count == 0 ? ""
        : call.IsJson ? GoJson.Array(updated, IssueJson.WriteRow)
        : string.Concat(updated.Select(issue => $"✓ Updated issue: {issue.Id} — {issue.Title}\n"));

    /// <summary>From 1.3 a summary follows the failures, with --json as one compact line (contracts/bd.md, section 3).</summary>
    private static string Errors(TrackerCall call, List<UpdateFailure> failures)
    {
        var errors = new StringBuilder();
        foreach (var failure in failures)
            errors.Append(null, $"{failure.Line}\n");
        if (failures.Count == 0 || !call.Profile.HasGuards)
            return errors.ToString();

        var summary = $"{failures.Count} of {call.Command.Words.Length} issues failed to update";
        if (call.IsJson)
            return errors.Append(UpdateFailure.Json(summary, failures)).ToString();

        errors.Append(null, $"Error: {summary}\n");
        foreach (var failure in failures)
            errors.Append(null, $"  {failure.Id}: {failure.Reason}\n");
        return errors.ToString();
    }
}
