#pragma warning disable CA5394 // Insecure randomness: chance that can be repeated is what is wanted here.

using NightlyDispatch.Dispatching;
using NightlyDispatch.Tests.Dispatching;

namespace NightlyDispatch.Tests.Proofs.Clocks;

/// <summary>A night whose clock is set once, twice or three times, between two passes or in the middle of one.</summary>
internal sealed class Timeline
{
    /// <summary>By the pass before which, or in which, the clock may be set for the last time.</summary>
    private const int LastJump = 7;

    private static readonly double[] Hours =
    [
        -87_600, -8_760, -31, -5, -2, -1, -0.6, -0.5, -0.4, -0.1, 0.1, 0.4, 0.5, 0.6, 1, 2, 5, 31, 8_760, 87_600,
    ];

    private readonly SortedDictionary<int, (TimeSpan Length, int AfterSteps)> _jumps = [];

    public Timeline(int seed)
    {
        var random = new Random(seed);
        for (var jumps = random.Next(1, 4); jumps > 0; jumps--)
        {
            var length = TimeSpan.FromHours(Hours[random.Next(Hours.Length)]);
            _jumps[random.Next(1, LastJump + 1)] = (length, random.Next(2) == 0 ? 0 : random.Next(1, 12));
        }

        var words = _jumps.Select(jump => $"{jump.Value.Length.TotalHours} h at step {jump.Value.AfterSteps} of pass {jump.Key}");
        Name = $"seed {seed}: {string.Join(", ", words)}";
    }

    public string Name { get; }

    public int Last => _jumps.Keys.Max();

    public int JumpsAhead => _jumps.Values.Count(jump => jump.Length > TimeSpan.Zero);

    public bool HasJumped(int pass) => _jumps.ContainsKey(pass);

    /// <summary>An hour later, by the clock of somebody who looks out of the window.</summary>
    public async Task<PassResult> NextAsync(Night night, int pass)
    {
        night.Time.Advance(TimeSpan.FromHours(1));
        if (!_jumps.TryGetValue(pass, out var jump))
            return await night.PassAsync();

        if (jump.AfterSteps == 0)
            night.Time.Set(jump.Length);
        var steps = 0;
        night.Witness = () =>
        {
            if (++steps == jump.AfterSteps)
                night.Time.Set(jump.Length);
        };
        var result = await night.PassAsync();
        night.Witness = null;
        return result;
    }
}
