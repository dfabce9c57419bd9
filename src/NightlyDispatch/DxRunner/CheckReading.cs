using System.Text.Json;
using NightlyDispatch.Processes;

namespace NightlyDispatch.DxRunner;

/// <summary>What `dx-runner check` says of a bug's newest run (contracts/dx-runner.md, section 4).</summary>
/// <param name="State">For example healthy, exited_ok or missing; null: the runner gave no answer.</param>
/// <param name="ReasonCode">For example no_meta; where there is no answer, why.</param>
/// <param name="RunInstance">&lt;time&gt;-&lt;provider&gt;-&lt;pid of the start&gt;; null where no run has metadata.</param>
/// <param name="SelectedModel">Null where the runner does not know it (yet).</param>
internal sealed record CheckReading(
    string? State,
    string? ReasonCode,
    string? Provider = null,
    string? RunInstance = null,
    string? SelectedModel = null)
{
    public bool IsAnswer => State is not null;

    /// <summary>The runner has never written metadata for this id: nothing was launched for it, whoever tried.</summary>
    public bool IsUnknownId => State is "missing" or "start_failed" && ReasonCode == "no_meta";

    /// <summary>Metadata without a recorded process: written just before a launch that may or may not have followed.</summary>
    public bool HasNoPid => State == "missing" && ReasonCode == "pid_file_missing";

    /// <summary>Exactly these states are an end; one never heard of is not (design, section 4.9).</summary>
    public bool IsEnd => State is "exited_ok" or "exited_err" or "no_op_success" or "stopped";

    public static CheckReading Read(ChildResult result)
    {
        // 0 to 3 and 23 are answers; 2 is a usage error too, but then there is no JSON on stdout.
        if (result.ExitCode is not (0 or 1 or 2 or 3 or 23))
            return NoAnswer(result);

        try
        {
            using var document = JsonDocument.Parse(result.Output);
            return document.RootElement is { ValueKind: JsonValueKind.Object } run && run.Text("state") is { } state
                ? new(state, run.Text("reason_code"), run.Known("provider"), run.Known("run_instance"), run.Known("selected_model"))
                : NoAnswer(result);
        }
        catch (JsonException)
        {
            return NoAnswer(result);
        }
    }

    private static CheckReading NoAnswer(ChildResult result) => new(null, result.WhyNoAnswer("check"));
}
