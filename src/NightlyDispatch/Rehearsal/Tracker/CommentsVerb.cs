using System.Globalization;

namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary><c>bd comments add</c> (contracts/bd.md, section 5).</summary>
internal static class CommentsVerb
{
    public static TrackerAnswer Answer(TrackerCall call, TrackerState state)
    {
        if (call.Command.Words is not ["add", var id, .. var words])
            return TrackerAnswer.RefusedOnOutput(call, "usage: bd comments add <id> <text>");

        var file = call.Command.Value("file");
        if (file is not null && !File.Exists(file))
            return TrackerAnswer.RefusedOnOutput(call, $"reading file: open {file}: no such file or directory");

        var text = file is null ? string.Join(' ', words) : File.ReadAllText(file);
        if (string.IsNullOrWhiteSpace(text))
            return TrackerAnswer.RefusedOnOutput(call, "comment text cannot be empty");

        var resolution = IssueResolution.Of(id, state, call.Profile);
        return resolution.Issue is { } issue
            ? Added(call, state, issue, text.TrimEnd('\n'))
            : TrackerAnswer.RefusedOnOutput(call, $"resolving {id}: {resolution.Failure}");
    }

    private static TrackerAnswer Added(TrackerCall call, TrackerState state, TrackerIssue issue, string text)
    {
        var id = call.Profile.HasTextualCommentIds
            ? Guid.CreateVersion7(call.Now).ToString()
            : (state.Comments.Count + 1).ToString(CultureInfo.InvariantCulture);
        var comment = new TrackerComment(id, issue.Id, call.Command.Value("author") ?? call.Actor, text, call.Now);
        var output = call.IsJson ? GoJson.Object(call.Profile, CommentJson.Members(comment)) : $"Comment added to {issue.Id}\n";
        return new TrackerAnswer(0, output, "", state with { Comments = [.. state.Comments, comment] });
    }
}
