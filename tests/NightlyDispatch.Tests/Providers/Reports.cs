namespace NightlyDispatch.Tests.Providers;

/// <summary>What the real runner printed, reduced to the lines that carry meaning.</summary>
internal static class Reports
{
    public const string Glm5 = "zhipuai-coding-plan/glm-5";

    public const string OpencodeOk = """
        === Unified Preflight Check ===
        timestamp: 2026-11-22T12:15:34Z
        host: model-host
        cwd: /models
        provider: opencode
        --- Provider-specific: opencode ---
        execution mode: run
        canonical model policy: zhipuai-coding-plan/glm-5
        opencode binary: OK (opencode)
        model availability: OK (22 models)
        canonical model probe: OK (zhipuai-coding-plan/glm-5)
        execution mode capability: OK (headless run)
        beads-mcp binary: MISSING
          WARN_CODE=opencode_beads_mcp_missing severity=warn action=install_beads_mcp_for_richer_context

        === Preflight PASSED with warnings (1 warning(s)) ===
        """;

    public const string OpencodeProbeTimedOut = """
        canonical model policy: zhipuai-coding-plan/glm-5
        model availability: OK (22 models)
        canonical model probe: TIMEOUT (zhipuai-coding-plan/glm-5)
          WARN_CODE=opencode_probe_timeout severity=warn action=retry_or_continue
        beads-mcp binary: MISSING
          WARN_CODE=opencode_beads_mcp_missing severity=warn action=install_beads_mcp_for_richer_context

        === Preflight PASSED with warnings (2 warning(s)) ===
        """;

    public const string OpencodeBlocked = """
        canonical model policy: zhipuai-coding-plan/glm-5
        model availability: OK (22 models)
        canonical model probe: BLOCKED (auth/quota)
          ERROR: Model zhipuai-coding-plan/glm-5 available but auth/quota check failed
          ERROR_CODE=opencode_auth_or_quota_blocked severity=error action=refresh_auth_or_switch_provider
        beads-mcp binary: MISSING
          WARN_CODE=opencode_beads_mcp_missing severity=warn action=install_beads_mcp_for_richer_context

        === Preflight FAILED (1 error(s), 1 warning(s)) ===
        railway auth requirement: SKIP (provider=opencode)

        === Preflight FAILED (1 error(s)) ===
        """;

    public const string OpencodeBareModel = """
        canonical model policy: glm-5
        model availability: OK (22 models)
        canonical model probe: MISSING (glm-5)
          ERROR: model 'glm-5' unavailable; choose an available configured provider/model
        mise trust: NOT_INSTALLED
          WARN_CODE=opencode_mise_missing severity=warn action=install_mise_or_ignore_if_not_required

        === Preflight FAILED (1 error(s), 1 warning(s)) ===
        """;

    public const string OpencodeNoModels = """
        model availability: NO_MODELS
          ERROR: No models available
        canonical model probe: MISSING (zhipuai-coding-plan/glm-5)
          ERROR: model 'zhipuai-coding-plan/glm-5' unavailable; choose an available configured provider/model

        === Preflight FAILED (2 error(s)) ===
        """;

    public const string CcGlmOk = """
        claude binary: OK (/opt/npm/bin/claude)
        auth resolution: OK (env:ZAI_API_KEY)
        model config: OK (glm-5)

        === Preflight PASSED ===
        """;

    public const string CcGlmNoToken = """
        claude binary: OK (/opt/npm/bin/claude)
        auth resolution: SECRET_AUTH_RESOLUTION_FAILED
        reason_code=secret_auth_resolution_failed_after_preflight
        secret_ref_category=op-ref:default
          ERROR: cc-glm-headless auth resolution failed before launch
        model config: OK (glm-5)

        === Preflight FAILED (1 error(s)) ===
        """;

    public const string CcGlmNoBinary = """
        claude binary: MISSING
          ERROR: claude CLI not found
        auth resolution: SECRET_AUTH_RESOLUTION_FAILED
        reason_code=secret_auth_resolution_failed_after_preflight
        secret_ref_category=unknown
          ERROR: cc-glm-headless auth resolution failed before launch

        === Preflight FAILED (1 error(s)) ===
        """;

    public const string GeminiNoAuth = """
        gemini binary: OK (gemini)
        authentication: FAILED
          ERROR_CODE=gemini_auth_missing severity=error action=gemini_login_required
          Action: Run 'gemini login' to establish OAuth credentials
        yolo mode: ENABLED (default)

        === Preflight FAILED (1 error(s)) ===
        """;

    public const string GeminiNoBinary = """
        gemini binary: MISSING
          ERROR: gemini CLI not found
          Install: npm install -g @google/gemini-cli (or equivalent)
        authentication: FAILED
          ERROR_CODE=gemini_auth_missing severity=error action=gemini_login_required
          Action: Run 'gemini login' to establish OAuth credentials

        === Preflight FAILED (1 error(s)) ===
        """;
}
