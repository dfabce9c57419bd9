namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>Keeps a rehearsal from leaving anything behind: whatever waits here ends with its folder, or after ten minutes.</summary>
internal static class Lifetime
{
    /// <summary>As good as for ever in a rehearsal.</summary>
    public static readonly TimeSpan Limit = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Poll = TimeSpan.FromSeconds(1);

    /// <summary>Waits; false: the rehearsal is over, and there is nothing left to do.</summary>
    public static bool Wait(string root, TimeSpan duration, CancellationToken cancellationToken)
    {
        var time = TimeProvider.System;
        var begun = time.GetTimestamp();
        while (Directory.Exists(root))
        {
            var left = (duration < Limit ? duration : Limit) - time.GetElapsedTime(begun);
            if (left <= TimeSpan.Zero)
                return duration < Limit;

            if (cancellationToken.WaitHandle.WaitOne(left < Poll ? left : Poll))
                return true;
        }

        return false;
    }
}
