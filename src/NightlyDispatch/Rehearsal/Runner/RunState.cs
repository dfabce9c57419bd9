using System.Diagnostics;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>What the runner makes of a run: states and reasons as in contracts/dx-runner.md, section 4.</summary>
internal sealed record RunState(string State, string Reason)
{
    /// <summary>Check's exit code, which means little without the state.</summary>
    public int ExitCode => State switch
    {
        "stalled" => 2,
        "exited_err" or "blocked" => 3,
        "no_op" => 23,
        _ => 0,
    };

    public string NextAction => Reason switch
    {
        "manual_stop" => "job_stopped_by_operator_review_logs",
        "exit_zero_no_mutations" => "redispatch_with_guardrails_or_review_prompt_for_no_work",
        "opencode_model_unavailable" => "use_cc_glm_or_gemini",
        "opencode_rate_limited" => "retry_backoff_or_switch_to_gemini_or_cc_glm",
        "gemini_capacity_exhausted" => "retry_backoff_or_switch_to_opencode_or_cc_glm",
        "secret_auth_resolution_failed_after_preflight" => "repair_cc_glm_secret_resolution_or_use_opencode_fallback",
        "awaiting_finalize_monitor_active" => "wait_for_finalize_or_run_dx_runner_finalize",
        _ => "-",
    };

    public static RunState Of(RunFiles files, RunRecord record, RunnerPlan plan)
    {
        if (plan.StateOf(record.Beads) is { } state)
            return new(state, Planned(state));

        if (record.Outcome is { } outcome)
            return new(outcome == "manual_stop" ? "stopped" : "exited_ok", outcome);

        if (record.Pid is not { } pid)
            return new("missing", "pid_file_missing");

        if (IsRunning(pid))
            return new("healthy", "recent_log_activity");

        if (IsRunning(record.MonitorPid))
            return new("awaiting_finalize", "awaiting_finalize_monitor_active");

        return files.ReadExitCode() switch
        {
            null => new("exited_err", "late_finalize_no_rc"),
            0 when record.Mutations == 0 => new("no_op_success", "exit_zero_no_mutations"),
            0 => new("exited_ok", "process_exit_with_rc"),
            _ => new("exited_err", record.Reason ?? "process_exit_with_rc"),
        };
    }

    public static bool IsRunning(int? pid) =>
        pid is { } id && (MarkedProcesses.CanBeFound ? ProcessEntry.Read(id) is { IsZombie: false } : Exists(id));

    private static bool Exists(int pid)
    {
        try
        {
            using var process = Process.GetProcessById(pid);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static string Planned(string state) => state switch
    {
        "stalled" => "stale_log_and_no_cpu_progress",
        "stopped" => "manual_stop",
        "blocked" => "blocked_flag_set",
        _ => "planned_for_the_rehearsal",
    };
}
