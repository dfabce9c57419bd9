using System.Diagnostics;

namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>Carries out a command on a state.</summary>
internal static class TrackerVerbs
{
    public static TrackerAnswer Answer(TrackerCall call, TrackerState state) => call.Command.Verb switch
    {
        "ready" => ReadyVerb.Answer(call, state),
        "list" => ListVerb.Answer(call, state),
        "show" => ShowVerb.Answer(call, state),
        "update" => UpdateVerb.Answer(call, state),
        "status" => StatusVerb.Answer(call, state),
        "comments" => CommentsVerb.Answer(call, state),
        _ => throw new UnreachableException(),
    };
}
