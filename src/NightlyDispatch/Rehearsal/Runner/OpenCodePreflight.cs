namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>The part of a preflight that asks a model for real, and what a time-out or an alias turns it into.</summary>
internal static class OpenCodePreflight
{
    /// <summary>Stands for the 30 s after which dx-runner gives its probe up.</summary>
    private static readonly TimeSpan ProbeTimeout = TimeSpan.FromSeconds(0.3);

    /// <summary>Long enough for a loaded machine to see the end of an input that has one.</summary>
    private static readonly TimeSpan InputTimeout = TimeSpan.FromSeconds(2);

    /// <summary>True: passed, which a time-out does too.</summary>
    public static bool Write(RunnerCall call, string model, PreflightVerdict verdict)
    {
        var output = call.Output;
        output.Write($"""
            host: {Environment.MachineName}
            cwd: {Environment.CurrentDirectory}
            execution mode: run
            canonical model policy: {model}

            """);
        if (verdict is PreflightVerdict.BinaryMissing)
        {
            output.Write("opencode binary: MISSING\n  ERROR: opencode CLI not found\n");
            return false;
        }

        var listsNothing = verdict is PreflightVerdict.ListsNoModels;
        output.Write("opencode binary: OK (opencode)\n");
        output.Write("model availability: ");
        output.Write(listsNothing ? "NO_MODELS\n  ERROR: No models available\n" : "OK (22 models)\n");
        var (probe, errors, warnings) = Probe(call, model, verdict);
        output.Write($"""
            canonical model probe: {probe}
            execution mode capability: OK (headless run)
            beads-mcp binary: MISSING
              WARN_CODE=opencode_beads_mcp_missing severity=warn action=install_beads_mcp_for_richer_context
            mise trust: NOT_INSTALLED
              WARN_CODE=opencode_mise_missing severity=warn action=install_mise_or_ignore_if_not_required


            """);
        errors += listsNothing ? 1 : 0;
        output.Write(errors == 0
            ? $"=== Preflight PASSED with warnings ({warnings + 2} warning(s)) ===\n"
            : $"=== Preflight FAILED ({errors} error(s), {warnings + 2} warning(s)) ===\n");
        return errors == 0;
    }

    private static (string Text, int Errors, int Warnings) Probe(RunnerCall call, string model, PreflightVerdict verdict)
    {
        if (verdict is PreflightVerdict.AnswersForAnAlias)
            return ("OK (zai-coding-plan/glm-5)", 0, 0);

        if (verdict is PreflightVerdict.ListsNoModels || !call.Plan.Of("opencode").Lists(model))
        {
            return ($"""
                MISSING ({model})
                  ERROR: model '{model}' unavailable; choose an available configured provider/model
                """, 1, 0);
        }

        if (verdict is PreflightVerdict.Blocked)
        {
            return ($"""
                BLOCKED (auth/quota)
                  ERROR: Model {model} available but auth/quota check failed
                  ERROR_CODE=opencode_auth_or_quota_blocked severity=error action=refresh_auth_or_switch_provider
                """, 1, 0);
        }

        if (TimesOut(call, verdict))
        {
            return ($"""
                TIMEOUT ({model})
                  WARN_CODE=opencode_probe_timeout severity=warn action=retry_or_continue
                """, 0, 1);
        }

        return ($"OK ({model})", 0, 0);
    }

    /// <summary>opencode waits for the end of standard input, so that an open one makes a healthy model time out.</summary>
    private static bool TimesOut(RunnerCall call, PreflightVerdict verdict)
    {
        if (verdict is PreflightVerdict.ProbeTimesOut)
        {
            _ = call.Wait(ProbeTimeout);
            return true;
        }

        var end = Task.Run(() => call.Input.ReadByte());
        return !end.Wait(InputTimeout);
    }
}
