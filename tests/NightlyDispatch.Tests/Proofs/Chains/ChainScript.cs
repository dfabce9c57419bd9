using NightlyDispatch.Processes;
using NightlyDispatch.Tests.Dispatching;
using NightlyDispatch.Tests.Providers;

namespace NightlyDispatch.Tests.Proofs.Chains;

/// <summary>The nine fates of the three providers, in the words of the runner's recordings.</summary>
internal static class ChainScript
{
    public static readonly IReadOnlyList<string> Chain = ["opencode", "cc-glm", "gemini"];

    private const string Noise = "[opencode-adapter] BLOCKED model override attempt: OPENCODE_MODEL=zhipuai/glm-4.7\n";

    private const string Full = """
        reason_code=provider_concurrency_cap_exceeded
        next_action=wait_for_provider_capacity_or_switch_provider

        """;

    private const string GeminiOk = """
        gemini binary: OK (gemini)
        authentication: OK (cli-auth mode)

        === Preflight PASSED ===
        """;

    private const string CcGlmCodeOnly = """
        claude binary: OK (/opt/npm/bin/claude)
        auth resolution: SECRET_AUTH_RESOLUTION_FAILED
        reason_code=secret_auth_resolution_failed_after_preflight
        secret_ref_category=unknown

        === Preflight FAILED (1 error(s)) ===
        """;

    private const string CcGlmCode = "[secret_auth_resolution_failed_after_preflight]";

    private static readonly ChildResult Hung = new(null, "model availability: OK (22 models)\n", "", TimeSpan.FromSeconds(90));
    private static readonly ChildResult[] OpencodePasses = [Runs.Ended(0, Reports.OpencodeOk)];
    private static readonly ChildResult[] CcGlmPasses = [Runs.Ended(0, Reports.CcGlmOk)];

    /// <summary>Its first model does not answer; the second is the one that is started.</summary>
    private static readonly ChildResult[] GeminiPasses = [Hung, Runs.Ended(0, GeminiOk)];

    private static readonly Dictionary<(string Provider, Fate Fate), Scripted> Table = new()
    {
        [("opencode", Fate.Starts)] = new(OpencodePasses, null, ""),
        [("opencode", Fate.Blocked)] = new(
            [Runs.Ended(1, Reports.OpencodeBlocked, Noise)],
            null,
            "Model zhipuai-coding-plan/glm-5 available but auth/quota check failed "
            + "[opencode_auth_or_quota_blocked → refresh_auth_or_switch_provider]"),
        [("opencode", Fate.CodeOnly)] = new(
            [Runs.Ended(0, Reports.OpencodeProbeTimedOut, Noise)],
            null,
            "canonical model probe: TIMEOUT (zhipuai-coding-plan/glm-5) [opencode_probe_timeout → retry_or_continue]"),
        [("opencode", Fate.StartRefused)] = new(
            OpencodePasses,
            Runs.Ended(21, Reports.OpencodeBlocked, "preflight gate failed for provider opencode\n"),
            "Model zhipuai-coding-plan/glm-5 available but auth/quota check failed "
            + "[opencode_auth_or_quota_blocked → refresh_auth_or_switch_provider]",
            CoolsDown: true),

        [("cc-glm", Fate.Starts)] = new(CcGlmPasses, null, ""),
        [("cc-glm", Fate.Blocked)] = new(
            [Runs.Ended(1, Reports.CcGlmNoToken, Noise)],
            null,
            $"cc-glm-headless auth resolution failed before launch {CcGlmCode}"),
        [("cc-glm", Fate.CodeOnly)] = new(
            [Runs.Ended(1, CcGlmCodeOnly, Noise)],
            null,
            $"auth resolution: SECRET_AUTH_RESOLUTION_FAILED {CcGlmCode}"),
        [("cc-glm", Fate.StartRefused)] = new(
            CcGlmPasses,
            Runs.Ended(25, Reports.CcGlmOk, "ERROR: no usable model\nprovider start failed (reason_code=cc_glm_model_unavailable)\n"),
            "no usable model [cc_glm_model_unavailable]"),

        [("gemini", Fate.Starts)] = new(GeminiPasses, null, ""),
        [("gemini", Fate.Blocked)] = new(
            [Runs.Ended(1, Reports.GeminiNoAuth), Runs.Ended(1, Reports.GeminiNoBinary, Noise)],
            null,
            "gemini CLI not found"),
        [("gemini", Fate.CodeOnly)] = new(
            [Runs.Ended(1, Reports.GeminiNoBinary), Runs.Ended(1, Reports.GeminiNoAuth, Noise)],
            null,
            "authentication: FAILED [gemini_auth_missing → gemini_login_required]"),
        [("gemini", Fate.StartRefused)] = new(
            GeminiPasses,
            Runs.Ended(21, Reports.GeminiNoAuth, "preflight gate failed for provider gemini\n"),
            "authentication: FAILED [gemini_auth_missing → gemini_login_required]",
            CoolsDown: true),
    };

    public static Scripted For(string provider, Fate fate) => fate switch
    {
        Fate.Cooling => Table[(provider, Fate.Starts)],
        Fate.OnStderr => Fails(provider, Runs.Ended(1, "", $"{provider}.sh: line 78: cd: scripts: No such file or directory\n"),
            $"{provider}.sh: line 78: cd: scripts: No such file or directory"),
        Fate.Silent => Fails(provider, Runs.Ended(1), "dx-runner exited with 1"),
        Fate.TimedOut => Fails(provider, Hung, "no answer within 90 s"),
        Fate.Full => Table[(provider, Fate.Starts)] with
        {
            Start = Runs.Ended(26, Full, $"provider '{provider}' concurrency cap exceeded (2/2)\n"),
            Told = $"provider '{provider}' concurrency cap exceeded (2/2) "
                + "[provider_concurrency_cap_exceeded → wait_for_provider_capacity_or_switch_provider]",
        },
        _ => Table[(provider, fate)],
    };

    private static Scripted Fails(string provider, ChildResult preflight, string told) =>
        new([.. Table[(provider, Fate.Starts)].Preflights.Select(_ => preflight)], null, told);
}
