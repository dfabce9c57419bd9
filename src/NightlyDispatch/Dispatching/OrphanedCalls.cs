using NightlyDispatch.Processes;

namespace NightlyDispatch.Dispatching;

/// <summary>
/// Ends a bd that a pass left when it was cut short: going on by itself it could still claim a bug, or free it, after a re-read.
/// </summary>
internal static class OrphanedCalls
{
    /// <param name="actor">Of the pass. An agent's prompt may name it, too, but is one argument.</param>
    public static Task EndAsync(string actor, TimeProvider time) =>
        ProcessTree.EndAsync(() => CommandLines.Containing($"--actor\0{actor}\0"), time);
}
