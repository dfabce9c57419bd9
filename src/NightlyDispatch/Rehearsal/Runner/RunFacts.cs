using System.Text.Json;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>Everything that check, report and status say of a run.</summary>
/// <param name="ExitCode">Null while it runs.</param>
/// <param name="Age">Seconds since the start.</param>
internal sealed record RunFacts(RunRecord Record, RunState State, int? ExitCode, int Mutations, long LogBytes, long Age)
{
    public bool HasEnded => State.State is "exited_ok" or "exited_err" or "no_op_success" or "stopped";

    public string Outcome => (State.State, ExitCode) switch
    {
        (_, null) => "-",
        ("stopped", _) => "killed",
        (_, 0) => "success",
        _ => "failed",
    };

    /// <summary>Looking at a run that has ended removes its pid file: it is no row of status any more, and stop finds nothing.</summary>
    public static RunFacts Of(RunFiles files, RunRecord record, RunnerPlan plan)
    {
        var state = RunState.Of(files, record, plan);
        var wasRecorded = record.Pid is not null || record.Outcome is not null;
        var log = new FileInfo(files.Log);
        var facts = new RunFacts(
            record,
            state,
            ExitCodeOf(state, files),
            wasRecorded ? record.Mutations : 0,
            wasRecorded && log.Exists ? log.Length : 0,
            wasRecorded ? (long)(TimeProvider.System.GetUtcNow() - record.StartedAt).TotalSeconds : 0);
        if (facts.HasEnded && plan.StateOf(record.Beads) is null)
            File.Delete(files.Pid);

        return facts;
    }

    public void WriteCheck(Utf8JsonWriter writer)
    {
        WriteState(writer);
        writer.WriteString("next_action"u8, State.NextAction);
        WritePlace(writer);
        writer.WriteString("run_instance"u8, Record.RunInstance);
        WriteModel(writer);
        writer.WriteString("profile"u8, "none"u8);
        writer.WriteNumber("mutation_count"u8, Mutations);
        writer.WriteNumber("log_bytes"u8, LogBytes);
        writer.WriteNumber("cpu_time_sec"u8, 0);
        writer.WriteNumber("pid_age_sec"u8, Age);
        writer.WriteNumber("log_age_sec"u8, 0);
    }

    public void WriteReport(Utf8JsonWriter writer)
    {
        var hasEnded = ExitCode is not null;
        WriteState(writer);
        writer.WriteString("started_at"u8, $"{Record.StartedAt:yyyy-MM-ddTHH:mm:ssZ}");
        writer.WriteString("duration_sec"u8, hasEnded ? $"{Age}" : "-");
        writer.WriteNumber("retries"u8, 0);
        writer.WriteString("exit_code"u8, hasEnded ? $"{ExitCode}" : "-");
        writer.WriteString("outcome_state"u8, Outcome);
        writer.WriteString("outcome_reason_code"u8, hasEnded ? State.Reason : "-");
        WriteModel(writer);
        writer.WriteString("reported_commit"u8, "-"u8);
        writer.WriteNumber("require_commit_artifact"u8, 0);
        writer.WriteString("next_action"u8, State.NextAction);
        writer.WriteString("host"u8, Environment.MachineName);
        writer.WriteString("cwd"u8, Record.WorkingDirectory);
        writer.WriteString("run_instance"u8, Record.RunInstance);
        writer.WriteString("worktree"u8, Record.Worktree);
        writer.WriteNumber("mutations"u8, Mutations);
        writer.WriteNumber("log_bytes"u8, LogBytes);
        writer.WriteNumber("cpu_time_sec"u8, 0);
        writer.WriteNumber("pid_age_sec"u8, Age);
    }

    /// <param name="pid">Null once it was found to have ended.</param>
    public void WriteRow(Utf8JsonWriter writer, int? pid)
    {
        writer.WriteString("beads"u8, Record.Beads);
        writer.WriteString("provider"u8, Record.Provider);
        writer.WriteString("pid"u8, HasEnded || pid is null ? "-" : $"{pid}");
        writer.WriteString("state"u8, State.State);
        writer.WriteString("reason_code"u8, State.Reason);
        writer.WriteString("elapsed"u8, HasEnded ? "-" : $"{Age}s");
        writer.WriteNumber("log_bytes"u8, LogBytes);
        writer.WriteNumber("mutation_count"u8, Mutations);
        writer.WriteNumber("retry_count"u8, 0);
        WritePlace(writer);
        writer.WriteString("run_instance"u8, Record.RunInstance);
        writer.WriteString("outcome"u8, ExitCode is null ? "-" : $"{Outcome}:{ExitCode} ({Age}s)");
    }

    /// <summary>A run without an exit code counts as 1, one that was stopped as 137.</summary>
    private static int? ExitCodeOf(RunState state, RunFiles files) => state.State switch
    {
        "stopped" => 137,
        "exited_ok" or "no_op_success" => 0,
        "exited_err" => files.ReadExitCode() ?? 1,
        _ => null,
    };

    private void WriteState(Utf8JsonWriter writer)
    {
        writer.WriteString("beads"u8, Record.Beads);
        writer.WriteString("provider"u8, Record.Provider);
        writer.WriteString("state"u8, State.State);
        writer.WriteString("reason_code"u8, State.Reason);
    }

    private void WritePlace(Utf8JsonWriter writer)
    {
        writer.WriteString("host"u8, Environment.MachineName);
        writer.WriteString("cwd"u8, Record.WorkingDirectory);
        writer.WriteString("worktree"u8, Record.Worktree);
    }

    private void WriteModel(Utf8JsonWriter writer)
    {
        writer.WriteString("selected_model"u8, Record.SelectedModel);
        writer.WriteString("fallback_reason"u8, Record.FallbackReason);
    }
}
