namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>A start that is refused, with the texts that were recorded (contracts/dx-runner.md, section 3).</summary>
/// <param name="Output">{beads}, {provider} and {model} stand for what was asked for, here and in <paramref name="Error"/>.</param>
/// <param name="Outcome">The reason that check then gives for a run that never was; null: no trace is left.</param>
internal sealed record Refusal(int ExitCode, string Output = "", string Error = "", string? Outcome = null)
{
    public static Refusal WithoutReason { get; } = new(1, Error: "provider start failed for {beads}/{provider}\n");

    public static Refusal PermissionDenied { get; } =
        new(1, Error: "mkdir: cannot create directory '/tmp/dx-runner/{provider}': Permission denied\n");

    public static Refusal Preflight { get; } = new(21, Error: "preflight gate failed for provider {provider}\n");

    public static Refusal ProfileMissing { get; } = new(
        21,
        "reason_code=profile_load_failed\n",
        "ERROR: Profile 'nosuch' not found\nreason_code=profile_not_found\nprofile load failed: nosuch\n");

    /// <summary>Check answers exited_ok for it, exit 0 (contracts/dx-runner.md, section 4).</summary>
    public static Refusal ModelUnavailable { get; } = new(
        25,
        Error: """
            ERROR: OpenCode dispatch blocked. Required model: {model}
            ERROR: model '{model}' unavailable; choose an available configured provider/model
            ERROR: Use provider cc-glm or gemini for this wave.
            provider start failed for {beads}/{provider} (reason_code=opencode_model_unavailable)

            """,
        Outcome: "opencode_model_unavailable");

    /// <summary>For the codes that the runner's usage names and nobody has recorded: 10, 11, 27 to 30.</summary>
    public static Refusal Unrecorded(int exitCode) => new(exitCode);

    public static Refusal Usage(string error) => new(2, Error: $"{error}\n");

    public static Refusal PromptMissing(string path) => new(1, Error: $"prompt file not found: {path}\n");

    public static Refusal AlreadyRunning(int pid) => new(1, Error: $"job {{beads}} already running (pid={pid})\n");

    /// <param name="offending">Lines of the prompt, each as number:text.</param>
    public static Refusal RawOp(string offending) => new(
        21,
        Error: $"""
            reason_code=raw_op_forbidden_in_agent_context
            next_action=remove_raw_op_commands_or_add_explicit_auth_repair_marker
            prompt contains forbidden raw OP command snippets in agent context:
            {offending}

            """);

    public static Refusal ProviderUnknown(string provider) =>
        new(20, Error: $"provider adapter not found: {PreflightReport.Adapter(provider)}\n");

    public static Refusal Capacity(int running, int limit) => new(
        26,
        "reason_code=provider_concurrency_cap_exceeded\nnext_action=wait_for_provider_capacity_or_switch_provider\n",
        $"provider '{{provider}}' concurrency cap exceeded ({running}/{limit})\n");

    public static Refusal WorktreeMissing(string workingDirectory) => new(
        22,
        Error: $$"""
            reason_code=worktree_missing
            worktree resolution failed for beads={beads} (cwd={{workingDirectory}}); pass --worktree /tmp/agents/<beads>/<repo>

            """);

    public static Refusal PathNotAllowed(string path) =>
        new(22, Error: $"permission gate failed: DENIED:non_worktree_path:{path}\n");

    public static Refusal CanonicalRepository(string path)
    {
        var remedy = $"dx-worktree create {{beads}} {Path.GetFileName(path.TrimEnd('/'))}";
        return new(
            22,
            Error: $"""
                reason_code=canonical_worktree_forbidden
                rejected_path={path}
                policy=workspace_first_v86
                remedy={remedy}
                ERROR: Mutating execution forbidden in canonical repo: {path}
                Canonical repos are clean mirrors. Use: {remedy}

                """);
    }

    public static Refusal RuntimeMissing(string command, string beadsFolder) => new(
        24,
        Error: $"""
            beads runtime gate failed for command '{command}': missing runtime metadata at {beadsFolder}
            Remediation: hydrate {beadsFolder} with epyc12 Dolt SQL metadata/config

            """);
}
