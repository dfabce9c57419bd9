#pragma warning disable CA5394 // Insecure randomness: chance that can be repeated is what is wanted here.

using NightlyDispatch.DxRunner;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>How starts end, well or in the ways in which they are known to go wrong, by chance that can be repeated.</summary>
/// <param name="launch">Launches the agent of a start that does.</param>
internal sealed class StartMishaps(Random random, Func<StartOrder, int, ChildResult> launch)
{
    private static readonly (int ExitCode, string Error)[] Refusals =
    [
        (1, "job already running (pid=1)"), (1, "job already running (pid=1)"), (1, "prompt file not found: /tmp/x"), (1, "it said no"),
        (10, "no"), (21, "no"), (21, "reason_code=raw_op_forbidden_in_agent_context\nforbidden"), (22, "no worktree"), (24, "no beads"),
        (26, "full"), (27, "no"), (99, "no"), (137, ""),
    ];

    /// <summary>Whether every provider is at its cap.</summary>
    public bool IsFull { get; set; }

    public ChildResult Start(StartOrder order, int id) => IsFull ? Runs.Ended(26, error: "full\n") : random.Next(8) switch
    {
        0 => Runs.Silence(),
        1 or 2 or 3 => Refuse(),
        4 => launch(order, id) with { ExitCode = null },
        5 => launch(order, id) with { Output = "" },
        _ => launch(order, id),
    };

    private ChildResult Refuse()
    {
        var (exitCode, error) = Refusals[random.Next(Refusals.Length)];
        return Runs.Ended(exitCode, error: error + "\n");
    }
}
