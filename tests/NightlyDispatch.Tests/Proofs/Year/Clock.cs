#pragma warning disable CA5394 // Insecure randomness: chance that can be repeated is what is wanted here.

using NightlyDispatch.Tests.Dispatching;

namespace NightlyDispatch.Tests.Proofs.Year;

/// <summary>A computer's clock: an hour a time, and now and then set wrong, by hours or by years, and set right again.</summary>
internal sealed class Clock(EagerTime time, Random random)
{
    private static readonly int[] Errors = [-17_520, -720, -30, -2, 2, 30, 720, 17_520];

    private TimeSpan _error;

    /// <summary>What has really passed, in whole hours.</summary>
    public TimeSpan Passed { get; private set; }

    public int Jumps { get; private set; }

    /// <returns>Whether it was set.</returns>
    public bool Go()
    {
        time.Advance(TimeSpan.FromHours(1));
        Passed += TimeSpan.FromHours(1);
        if (_error == TimeSpan.Zero ? random.Next(150) != 0 : random.Next(12) != 0)
            return false;

        var error = _error == TimeSpan.Zero ? TimeSpan.FromHours(Errors[random.Next(Errors.Length)]) : TimeSpan.Zero;
        time.Set(error - _error);
        (_error, Jumps) = (error, Jumps + 1);
        return true;
    }
}
