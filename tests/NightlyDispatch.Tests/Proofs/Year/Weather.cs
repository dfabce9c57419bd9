#pragma warning disable CA5394 // Insecure randomness: chance that can be repeated is what is wanted here.

namespace NightlyDispatch.Tests.Proofs.Year;

/// <summary>What works in an hour and what does not: storms with outages of hours, and calms long enough for a migration.</summary>
internal sealed class Weather(Random random)
{
    private static readonly string[] Providers = ["opencode", "cc-glm", "gemini"];

    private readonly Dictionary<string, int> _outages = [];
    private int _left;

    public bool IsStormy { get; private set; }

    public bool IsTrackerDown => _outages.ContainsKey("bd");

    public bool IsRunnerDown => _outages.ContainsKey("dx-runner");

    public bool CannotStop => _outages.ContainsKey("stop");

    public bool IsChannelDown => _outages.ContainsKey("slack");

    public bool IsFull => _outages.ContainsKey("cap");

    public bool IsDown(string provider) => _outages.ContainsKey(provider);

    public void Turn()
    {
        foreach (var (what, hours) in _outages.ToList())
        {
            if (hours <= 1)
                _outages.Remove(what);
            else
                _outages[what] = hours - 1;
        }

        if (--_left <= 0)
            (IsStormy, _left) = IsStormy ? (false, random.Next(10, 110)) : (true, random.Next(3, 40));
        if (!IsStormy)
            _outages.Clear();
        foreach (var what in (string[])["bd", "dx-runner", "stop", "slack", "cap", .. Providers])
        {
            if (IsStormy && random.Next(25) == 0)
                _outages[what] = random.Next(1, 9);
        }
    }
}
