using NightlyDispatch.Tests.Dispatching;

namespace NightlyDispatch.Tests.Proofs.Slack;

/// <summary>What goes wrong in the passes of a night, so that there is much to tell; from the ninth pass on nothing does.</summary>
internal sealed class Plot : IDisposable
{
    public const int Passes = 8;

    /// <summary>Shorter than the window in which the same is not said twice.</summary>
    private const int Minutes = 20;

    private int _pass;

    public Night Night { get; } = new(Night.Wide);

    /// <returns>The exit code.</returns>
    public async Task<int> NextAsync()
    {
        var bug = Night.Tracker.Add($"bd-{_pass}").Id.Value;
        foreach (var provider in (string[])["opencode", "cc-glm", "gemini"])
        {
            Night.Runs.PassPreflight(provider);
            if (_pass == 3 || (provider == "opencode" && _pass is 0 or 1 or 5 or 6))
                Night.Runs.FailPreflight(provider, $"{provider} is down");
        }

        Night.Tracker.Problem = _pass == 4 ? "bd is missing" : null;
        if (_pass is 6 or 7)
            Night.Runs.NextStart(_pass == 6 ? "cc-glm" : "opencode", 22, "no worktree\n");
        if (_pass == 2)
            Night.Runs.End("bd-0", "exited_err", "process_exit_with_rc");
        if (_pass > 2 && Night.Runs.Orders.Any(order => order.Bug.Value == $"bd-{_pass - 1}"))
            Night.Runs.End($"bd-{_pass - 1}", "exited_ok");

        _pass++;
        var result = await Night.NextPassAsync(_pass > Passes ? 2 * Minutes : Minutes);
        result.Turns.Any(ended => ended.Bug.Id.Value == bug).Should().Be(result.HasBacklog);
        return result.ExitCode;
    }

    public void Dispose() => Night.Dispose();
}
