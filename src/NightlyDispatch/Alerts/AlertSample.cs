namespace NightlyDispatch.Alerts;

/// <summary>A message as it could be sent, and when it is.</summary>
internal sealed record AlertSample(string When, AlertMessage Message)
{
    private const string Pass = "20260105T060000Z-1f2e";
    private const string Host = "night-1";

    private static readonly DateTimeOffset At = new(2026, 1, 5, 6, 0, 30, TimeSpan.Zero);

    /// <summary>Every condition in the order of their definition, then what may be added to any of them.</summary>
    public static IReadOnlyList<AlertSample> All { get; } =
    [
        Of(
            "A provider is passed over, and another is used",
            AlertCondition.ProviderFallback,
            "opencode",
            "opencode → cc-glm\nopencode: Model zhipuai-coding-plan/glm-5 available but auth/quota check failed "
            + "[opencode_auth_or_quota_blocked → refresh_auth_or_switch_provider]",
            "opencode: refresh_auth_or_switch_provider"),
        Of(
            "Bugs wait, and no provider answers",
            AlertCondition.NoProviders,
            "provider chain",
            "opencode: cooling down until Mon 5 Jan 06:40 UTC, because of opencode_rate_limited\n"
            + "cc-glm: ZAI_API_KEY is not set [secret_auth_missing]\ngemini: no answer within 90 s",
            "Run `nightly-dispatch preflight`, and bring one of them back."),
        Of(
            "More bugs wait than backlog.overloadAbove",
            AlertCondition.Overload,
            "backlog",
            "17 bugs wait, more than 10: one dispatch this pass",
            "Triage the backlog, or label bugs that can wait."),
        Of(
            "A bug's dispatch failed, or the ledger cannot be used",
            AlertCondition.DispatchFailed,
            "bd-a1b2",
            "every provider refused its start: opencode: capacity; cc-glm: profile rejected [profile_invalid]",
            "Nothing is left behind; the next pass tries again."),
        Of(
            "A bug failed again and again, and is left out from now on",
            AlertCondition.BugQuarantined,
            "bd-a1b2",
            "left out from now on, after 3 failed attempts",
            "nightly-dispatch retry bd-a1b2"),
        Of(
            "A job ended without having worked",
            AlertCondition.JobFailed,
            "bd-a1b2",
            "opencode: exited_err, exit 1 (opencode_rate_limited)",
            "dx-runner logs --beads bd-a1b2"),
        Of(
            "A job ran longer than dispatch.jobTimeout",
            AlertCondition.JobOverdue,
            "bd-a1b2",
            "it has run for 3 h 4 min, longer than jobTimeout (3h): it was stopped",
            "Look at its worktree and log before it is tried again."),
        Of(
            "bd is missing, fails, or answers in an unknown form",
            AlertCondition.TrackerUnusable,
            "bd",
            "bd ready ended with 1: Error: failed to open database: dolt server is not running",
            "Run `nightly-dispatch preflight`; nothing is dispatched until bd answers."),
        Of(
            "dx-runner is missing, or refuses for a reason of ours",
            AlertCondition.RunnerUnusable,
            "dx-runner",
            "opencode: no worktree is configured: set worktree.path or $DX_RUNNER_DEFAULT_WORKTREE",
            "Run `nightly-dispatch preflight`, and correct what it names."),
        Of(
            "Whether a start launched an agent cannot be told",
            AlertCondition.OutcomeUnknown,
            "bd-a1b2",
            "no acknowledgement within 45 s, and whether an agent runs cannot be seen: check_failed",
            "dx-runner check --beads bd-a1b2; the next pass looks again."),
        Of(
            "A job runs with a model that the policy does not allow",
            AlertCondition.ModelDrift,
            "opencode",
            "zhipuai-coding-plan/glm-5 was asked for, and the job runs with openai/gpt-4o-mini, which the policy does not allow",
            "Look for what overrides the model in the runner's environment or profile."),
        Of(
            "Somebody else's job works on a bug",
            AlertCondition.ForeignJob,
            "bd-a1b2",
            "dx-runner runs a job for it that is not ours: cc-glm, process 4711",
            "dx-runner check --beads bd-a1b2; stop that job, or claim the bug for it."),
        Of(
            "Bugs were listed and none was dispatched, three passes in a row",
            AlertCondition.NoProgress,
            "backlog",
            "4 bugs are listed, and none was dispatched in 3 passes in a row",
            "Run `nightly-dispatch run --dry-run`: it says why each is left out."),
        new(
            "What was raised is over",
            AlertMessage.Of(new Alert(
                AlertCondition.Recovered, "bd", "it answers again", "", At, Pass, Host, RecoveredFrom: AlertCondition.TrackerUnusable))),
        new(
            "It was raised again within alerts.rateLimit, or Slack could not be reached",
            AlertMessage.Of(Overload) with { FirstAt = At.AddHours(-2), Count = 3, IsHeldBack = true }),
        new(
            "It had to wait, and is over by now",
            AlertMessage.Of(Overload) with { FirstAt = At.AddHours(-1), Count = 2, IsHeldBack = true, IsOver = true }),
        new(
            "Earlier alerts were refused for good",
            AlertMessage.Of(Overload) with { Lost = 2 }),
        new(
            "Its reason is longer than a message may be",
            AlertMessage.Of(Overload with { Reason = string.Join(", ", Enumerable.Repeat("a reason without end", 200)) })),
        new(
            "A stranger wrote some of it: it calls nobody",
            AlertMessage.Of(Overload with { Reason = "<!channel> & <@U012AB3CD>" })),
    ];

    private static Alert Overload => new(
        AlertCondition.Overload,
        "backlog",
        "17 bugs wait, more than 10: one dispatch this pass",
        "Triage the backlog, or label bugs that can wait.",
        At,
        Pass,
        Host);

    private static AlertSample Of(string when, AlertCondition condition, string subject, string reason, string nextStep) =>
        new(when, AlertMessage.Of(new Alert(condition, subject, reason, nextStep, At, Pass, Host)));
}
