namespace NightlyDispatch.CommandLine;

/// <summary>The page of each command, by its words as in "config check"; the program's own has none.</summary>
internal static class HelpPages
{
    private static readonly ExitCode[] Reading = [ExitCode.Ok, ExitCode.Usage, ExitCode.StateUnusable];
    private static readonly ExitCode[] Plain = [ExitCode.Ok, ExitCode.Usage];

    public static IReadOnlyDictionary<string, HelpPage> ByCommand { get; } = new Dictionary<string, HelpPage>
    {
        [""] = new(
            [
                new("rehearse", "see a night with opencode down; needs nothing but git"),
                new("config init", "write a settings file to begin with"),
                new("preflight", "is everything there, and which provider would be used tonight?"),
                new("run --dry-run", "what would a pass do now? leaves no trace"),
                new("schedule cron", "what to install, so that passes are made"),
                new("status", "the morning after"),
            ],
            Enum.GetValues<ExitCode>())
        {
            Notes = ["Each command says more with --help."],
            IsAboutPasses = true,
        },
        ["run"] = new(
            [
                new("run", "one pass: the account on standard output, the log on standard error"),
                new("run --quiet", "for cron's mail: nothing if all is well, else the account and then the log"),
                new("run --log json 2>> /var/log/nightly.jsonl", "for programs: every event one object, the account too"),
                new("run --dry-run", "the plan with the exact commands, and why each other bug is left out"),
            ],
            [
                ExitCode.Ok, ExitCode.Usage, ExitCode.NoProvider, ExitCode.DispatchFailed, ExitCode.TrackerUnusable,
                ExitCode.RunnerUnusable, ExitCode.OutcomeUnknown, ExitCode.AlertUndelivered, ExitCode.StateUnusable,
                ExitCode.AlreadyRunning,
            ])
        {
            IsAboutPasses = true,
        },
        ["preflight"] = new(
            [
                new("preflight", "who is down and why, and what tonight's pass would take"),
                new("preflight --json", "the same for programs"),
            ],
            [
                ExitCode.Ok, ExitCode.Usage, ExitCode.NoProvider, ExitCode.TrackerUnusable, ExitCode.RunnerUnusable, ExitCode.Degraded,
                ExitCode.StateUnusable,
            ]),
        ["status"] = new([new("status", "what stands where"), new("status --json", "the same for programs")], Reading),
        ["explain"] = new(
            [new("explain bd-a1b2", "what each pass did with it, and what the next would do")],
            [ExitCode.Ok, ExitCode.Usage, ExitCode.TrackerUnusable, ExitCode.StateUnusable]),
        ["history"] = new(
            [
                new("history", "the last 20 passes"),
                new("history --since 7d", "those of a week"),
                new("history --last 100 --json", "the same for programs"),
            ],
            Reading),
        ["show"] = new(
            [
                new("show last", "the newest pass, with every preflight, its reason and its time"),
                new("show 20261124T06", "the pass whose id begins so; history lists the ids"),
            ],
            Reading),
        ["report"] = new(
            [
                new("report", "the last seven nights: bugs, providers, what waits"),
                new("report --nights 14 --html ~/report.html", "a page for a browser, one file that loads nothing"),
                new("report --json", "the same for programs"),
            ],
            Reading),
        ["pause"] = new(
            [
                new("pause --reason \"bd is being upgraded\"", "for 24 hours"),
                new("pause --for 8h --reason deploy", "passes meanwhile settle what runs, and exit 0"),
            ],
            Reading),
        ["resume"] = new([new("resume", "the next pass dispatches again")], Reading),
        ["retry"] = new([new("retry bd-a1b2", "after its cause is mended")], [.. Reading, ExitCode.AlreadyRunning]),
        ["rehearse"] = new(
            [
                new("rehearse", "opencode is down, and cc-glm takes over"),
                new("rehearse --list", "other nights"),
                new("rehearse --keep /tmp/night", "keep the folder, for status --config /tmp/night/config.json"),
            ],
            [ExitCode.Ok, ExitCode.Unexpected, ExitCode.Usage])
        {
            ReadsSettings = false,
        },
        ["schema"] = new([new("schema status", "the JSON Schema of what status prints with --json")], Plain)
        {
            ReadsSettings = false,
        },
        ["completion"] = new(
            [
                new("completion bash > ~/.local/share/bash-completion/completions/nightly-dispatch", "for every bash to come"),
                new("completion zsh > ~/.zfunc/_nightly-dispatch", "in a folder of $fpath"),
                new("completion fish > ~/.config/fish/completions/nightly-dispatch.fish", "for every fish to come"),
            ],
            Plain)
        {
            ReadsSettings = false,
        },
        ["schedule"] = new([], Plain) { Notes = ["Each command says more with --help."] },
        ["schedule cron"] = new(
            [
                new("schedule cron", "what to add with crontab -e; cron mails only what somebody should read"),
                new("schedule cron --log ~/nightly-dispatch.log", "for a machine that sends no mail"),
                new("schedule cron --hours 22-5", "another night"),
            ],
            Plain)
        {
            Notes =
            [
                "Cron gives a program almost nothing: PATH and the variables that name settings, tools and folders are taken from "
                + "the shell in which you ask, so ask as the user for whom passes are to run.",
            ],
        },
        ["schedule systemd"] = new(
            [
                new("schedule systemd", "read what it would do"),
                new("schedule systemd | sh", "install a service and a timer of your own"),
                new("schedule systemd --system | sudo sh", "for the whole machine, run as you"),
            ],
            Plain),
        ["alerts"] = new([], Plain) { Notes = ["Each command says more with --help."], ReadsSettings = false },
        ["alerts preview"] = new([new("alerts preview | less", "what a condition's message looks like")], [ExitCode.Ok])
        {
            ReadsSettings = false,
        },
        ["alerts test"] = new(
            [new("alerts test", "does a message arrive?")],
            [ExitCode.Ok, ExitCode.Usage, ExitCode.AlertUndelivered]),
        ["config"] = new([], Plain) { Notes = ["Each command says more with --help."] },
        ["config init"] = new(
            [
                new("config init", "where a pass looks for it"),
                new("config init --file ./nightly.json", "elsewhere; name it with --config or $NIGHTLY_DISPATCH_CONFIG"),
            ],
            Plain),
        ["config check"] = new([new("config check", "every complaint as file:line:column, and warnings")], Plain)
        {
            Notes = ["Warnings alone exit 0: the settings are right, and this machine is not ready for them."],
        },
        ["config show"] = new(
            [
                new("config show", "each setting, its line or variable, its value"),
                new("config show --json", "the same for programs"),
            ],
            Plain),
        ["config schema"] = new(
            [
                new(
                    "config schema > ~/.config/nightly-dispatch/config.schema.json",
                    "then begin the settings with \"$schema\": \"./config.schema.json\""),
            ],
            [ExitCode.Ok])
        {
            ReadsSettings = false,
        },
    };
}
