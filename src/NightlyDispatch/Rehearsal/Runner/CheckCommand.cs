namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>`dx-runner check`: what became of a bug's newest run.</summary>
internal static class CheckCommand
{
    public static int Run(RunnerCall call)
    {
        if (call.Arguments.Beads is not { } beads)
            return call.Refuse(Refusal.Usage("check requires --beads"));

        if (call.Folder.NewestRun(beads) is not { } files || files.ReadRecord() is not { } record)
            return NeverStarted(call, beads);

        var facts = RunFacts.Of(files, record, call.Plan);
        if (call.Arguments.AsksForJson)
            call.Output.WriteLine(RunnerAnswer.ToJson(isIndented: false, facts.WriteCheck));
        else
            WriteText(call.Output, beads, facts);

        return facts.State.ExitCode;
    }

    /// <summary>Also while the start is still in its preflight; the id is not escaped, as in the real answer.</summary>
    private static int NeverStarted(RunnerCall call, string beads)
    {
        var (provider, state, nextAction) = ProviderIn(beads) is { } named
            ? (named, "start_failed", "inspect_dx_review_start_log_or_rerun_preflight")
            : ("unknown", "missing", "verify_beads_id_or_start_reviewer");
        call.Output.Write(call.Arguments.AsksForJson
            ? $$"""
                {"beads":"{{beads}}","provider":"{{provider}}","state":"{{state}}","reason_code":"no_meta","next_action":"{{nextAction}}"}

                """
            : $"""
                job {beads} has no metadata file
                {beads}: {state} (no_meta)
                next_action={nextAction}

                """);
        return 1;
    }

    /// <summary>Of an id that ends like one of dx-runner's own review jobs.</summary>
    private static string? ProviderIn(string beads) => Path.GetExtension(beads) switch
    {
        ".opencode" => "opencode",
        ".claude" => "claude-code",
        ".gemini" => "gemini",
        ".ccglm" or ".cc-glm" => "cc-glm",
        _ => null,
    };

    private static void WriteText(TextWriter output, string beads, RunFacts facts)
    {
        output.WriteLine($"{beads}: {facts.State.State} ({facts.State.Reason})");
        if (facts.State.NextAction != "-")
            output.WriteLine($"next_action={facts.State.NextAction}");

        output.WriteLine($"selected_model={facts.Record.SelectedModel}");
        output.Write($"metrics mutations={facts.Mutations} log_bytes={facts.LogBytes} ");
        output.WriteLine($"cpu_time_sec=0 pid_age_sec={facts.Age} log_age_sec=0");
    }
}
