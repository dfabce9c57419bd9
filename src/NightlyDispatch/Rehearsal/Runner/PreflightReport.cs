namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>A preflight in the recorded words, its reasons on standard output (contracts/dx-runner.md, sections 2 and 6).</summary>
internal static class PreflightReport
{
    /// <summary>Where dx-runner keeps a provider's adapter.</summary>
    public static string Adapter(string provider) => $"/opt/agent-skills/scripts/adapters/{provider}.sh";

    /// <summary>True: passed.</summary>
    public static bool Write(RunnerCall call, PreflightPlan plan)
    {
        if (!call.Wait(plan.Verdict == PreflightVerdict.Hangs ? Lifetime.Limit : plan.Delay))
            return false;

        if (plan.Verdict is PreflightVerdict.ReasonOnStandardError)
            call.Error.WriteLine("ERROR: the provider's adapter could not be loaded");

        if (plan.Verdict is PreflightVerdict.ReasonOnStandardError or PreflightVerdict.Silent)
            return false;

        var passes = WriteChecks(call, plan.Verdict);
        call.Output.Write(passes ? "\n=== Preflight PASSED ===\n" : "\n=== Preflight FAILED (1 error(s)) ===\n");
        return passes;
    }

    private static bool WriteChecks(RunnerCall call, PreflightVerdict verdict)
    {
        var (output, provider) = (call.Output, call.Arguments.Provider);
        output.Write($"""
            === Unified Preflight Check ===
            timestamp: {TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}
            host: {Environment.MachineName}
            cwd: {Environment.CurrentDirectory}

            """);
        if (provider is null)
        {
            output.Write("beads cwd integrity: OK\n");
            return true;
        }

        var isKnown = Array.IndexOf(RunnerFolder.Providers, provider) >= 0;
        output.Write($"provider: {provider}\n");
        output.Write(isKnown
            ? $"provider adapter: OK ({Adapter(provider)})\n"
            : $"provider adapter: MISSING\n  ERROR: Adapter not found: {Adapter(provider)}\n");
        output.Write("beads cwd integrity: OK\n");
        var passes = isKnown && WriteProvider(call, provider, verdict);
        output.Write($"railway auth requirement: SKIP (provider={provider})\n");
        return passes;
    }

    private static bool WriteProvider(RunnerCall call, string provider, PreflightVerdict verdict)
    {
        var model = call.Arguments.Model ?? SelectedModel.Default(provider);
        call.Output.Write($"--- Provider-specific: {provider} ---\n");
        switch (provider)
        {
            case "opencode":
                return OpenCodePreflight.Write(call, model, verdict);
            case "cc-glm":
                WriteClaude(call.Output, model, verdict);
                break;
            default:
                WriteGemini(call.Output, verdict);
                break;
        }

        return verdict is not (PreflightVerdict.Blocked or PreflightVerdict.BinaryMissing);
    }

    /// <summary>Without the binary the token cannot be resolved either, and the reason_code then names the wrong cause.</summary>
    private static void WriteClaude(TextWriter output, string model, PreflightVerdict verdict)
    {
        var isMissing = verdict is PreflightVerdict.BinaryMissing;
        output.Write(isMissing ? "claude binary: MISSING\n  ERROR: claude CLI not found\n" : "claude binary: OK (/usr/local/bin/claude)\n");
        output.Write(isMissing || verdict is PreflightVerdict.Blocked
            ? $"""
                auth resolution: SECRET_AUTH_RESOLUTION_FAILED
                reason_code=secret_auth_resolution_failed_after_preflight
                secret_ref_category={(isMissing ? "unknown" : "op-ref:default-Agent-Secrets-Production-ZAI_API_KEY")}
                  ERROR: cc-glm-headless auth resolution failed before launch

                """
            : "auth resolution: OK (env:ZAI_API_KEY)\n");
        output.Write($"model config: OK ({model})\nbackend URL: https://api.z.ai/api/anthropic\n");
    }

    private static void WriteGemini(TextWriter output, PreflightVerdict verdict)
    {
        var isMissing = verdict is PreflightVerdict.BinaryMissing;
        output.Write(isMissing
            ? """
                gemini binary: MISSING
                  ERROR: gemini CLI not found
                  Install: npm install -g @google/gemini-cli (or equivalent)

                """
            : "gemini binary: OK (gemini)\n");
        output.Write(isMissing || verdict is PreflightVerdict.Blocked
            ? """
                authentication: FAILED
                  ERROR_CODE=gemini_auth_missing severity=error action=gemini_login_required
                  Action: Run 'gemini login' to establish OAuth credentials

                """
            : "authentication: OK (cli-auth mode)\n");
        output.Write("yolo mode: ENABLED (default)\n");
    }
}
