using NightlyDispatch.Backlog;
using NightlyDispatch.CommandLine;
using NightlyDispatch.Configuration;
using NightlyDispatch.Dispatching;
using NightlyDispatch.Processes;
using NightlyDispatch.Providers;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class CheckupTextTests
{
    private const string SearchPath = "/usr/bin:/bin:/home/ops/bin";
    private const string NotFound = $"dx-runner was not found in PATH ({SearchPath}); install it";

    private static readonly PreflightResult CcGlm = Some.Available("cc-glm", null, 0.1);

    private static readonly CheckupReport Degraded = new(
        new TrackerCheckup("1.0.5", null, null, new Dictionary<int, int> { [0] = 2, [1] = 6 }),
        new ToolCheckup("/home/ops/bin/dx-runner", null),
        [Some.OpencodeFails, CcGlm, Some.Available("gemini", "gemini-2.5-pro", 2.4), Some.Available("gemini", "gemini-2.0-flash", 12.34)],
        Some.Selected(CcGlm),
        [Some.OpencodeIsOut],
        "/tmp/agents/{id}/{repo}",
        "#infra-alerts",
        new ToolCheckup("/home/ops/.local/state/nightly-dispatch", null),
        Some.OneUntilTuesday,
        HasMigrationBegun: true);

    private static readonly HostEnvironment Host = new(new Dictionary<string, string>(), "/home/ops", "ops", "build-1");

    private static readonly Surroundings Around = new(
        Host,
        "/home/ops/.config/nightly-dispatch/config.json",
        DefaultSettings.Value,
        new ToolSearch(new Tool("/usr/bin/bd"), "PATH", null),
        new ToolSearch(new Tool("/home/ops/bin/dx-runner"), "PATH", null),
        new ToolSearch(new Tool("/usr/bin/git"), "PATH", null),
        null,
        new BeadsFolder(null, "/", null),
        new StateFolder("/home/ops/.local/state/nightly-dispatch"),
        new ChildEnvironment(Host, SearchPath, null),
        "machine-1");

    [Fact]
    public void Everything_a_pass_needs_is_in_one_table_and_tonights_provider_below_it() =>
        Screen(Degraded).Should().Be(
            """
            tracker   bd 1.0.5                         ok           8 ready bugs: 2 P0, 6 P1
            runner    ~/bin/dx-runner                  ok           beads gate passes
            opencode  zhipuai-coding-plan/glm-5        unavailable   4.0 s  Model zhipuai-coding-plan/glm-5 available but auth/quota check failed
                                                                            opencode_auth_or_quota_blocked → refresh_auth_or_switch_provider
            cc-glm    (its own default)                available     0.1 s
            gemini    gemini-2.5-pro                   available     2.4 s
                      gemini-2.0-flash                 available    12.3 s
            worktree  /tmp/agents/{id}/{repo}          configured
            slack     #infra-alerts                    configured
            state     ~/.local/state/nightly-dispatch  ok
            settings  ~/.config/nightly-dispatch/config.json
            parallel  1 agent at a time until Tue 24 Nov 06:00 UTC (48h after the migration, if passes stay clean), then 2

            Tonight: cc-glm, because opencode is unavailable (Model zhipuai-coding-plan/glm-5 available but auth/quota check failed).  exit 9, degraded
            """);

    [Fact]
    public void What_is_missing_is_said_once_and_no_provider_is_blamed_for_it()
    {
        var missing = Some.Available("opencode", "zhipuai-coding-plan/glm-5", 0) with { Error = NotFound, IsRunnersFault = true };
        var report = Degraded with
        {
            Tracker = new TrackerCheckup(null, null, $"bd was not found in PATH ({SearchPath}); install it", new Dictionary<int, int>()),
            Runner = new ToolCheckup("dx-runner", NotFound),
            Preflights = [missing, missing with { Provider = "cc-glm", Model = null }],
            Selection = null,
            PassedOver = [],
        };

        Screen(report).Should().Be(
            """
            tracker   bd                               unusable  bd was not found in the path below; install it
            runner    dx-runner                        unusable  dx-runner was not found in the path below; install it
            opencode  zhipuai-coding-plan/glm-5        not asked
            cc-glm    (its own default)                not asked
            worktree  /tmp/agents/{id}/{repo}          configured
            slack     #infra-alerts                    configured
            state     ~/.local/state/nightly-dispatch  ok
            settings  ~/.config/nightly-dispatch/config.json
            parallel  1 agent at a time until Tue 24 Nov 06:00 UTC (48h after the migration, if passes stay clean), then 2
            path      /usr/bin:/bin:/home/ops/bin

            Tonight: nothing, because bd is unusable.  exit 5, tracker-unusable
            """);
    }

    [Fact]
    public void What_is_not_set_says_what_to_set() =>
        Screen(Degraded with { Worktree = null, Channel = null }).Should()
            .Contain("\nworktree  -                                not set      the runner refuses without one: set worktree.path\n")
            .And.Contain("\nslack     -                                not set      alerts end in the log: set SLACK_WEBHOOK\n");

    [Fact]
    public void A_tracker_that_does_not_answer_is_the_reason_for_tonight() =>
        Screen(Degraded with { Tracker = new TrackerCheckup(null, null, "bd: no answer\nwithin 60 s", new Dictionary<int, int>()) })
            .Should().StartWith("tracker   bd                               unusable     bd: no answer within 60 s\n")
            .And.EndWith("Tonight: nothing, because bd is unusable.  exit 5, tracker-unusable");

    [Fact]
    public void One_bug_and_a_version_that_is_doubtful_are_said_so() =>
        Screen(Degraded with { Tracker = new TrackerCheckup("0.55.0", "bd 0.55.0 is old", null, new Dictionary<int, int> { [1] = 1 }) })
            .Should().StartWith("tracker   bd 0.55.0                        ok           1 ready bug: 1 P1\n")
            .And.Contain("\nnote      bd 0.55.0 is old\n");

    [Fact]
    public void A_state_folder_that_cannot_be_used_is_the_reason_for_tonight() =>
        Screen(Degraded with { State = new ToolCheckup("/home/ops/s", "/home/ops/s: others may write to it; chmod 700 /home/ops/s") })
            .Should().Contain("\nstate     ~/s                        unusable     /home/ops/s: others may write to it; chmod 700 /home/ops/s\n")
            .And.EndWith("Tonight: nothing, because the state folder or the ledger is unusable.  exit 10, state-unusable");

    [Fact]
    public void The_first_of_the_chain_needs_no_reason()
    {
        var opencode = Some.Available("opencode", "zhipuai-coding-plan/glm-5", 4, "the gate was not proved");

        Screen(Degraded with { Preflights = [opencode], Selection = Some.Selected(opencode), PassedOver = [] })
            .Should().Contain("\nopencode  zhipuai-coding-plan/glm-5        available   4.0 s  the gate was not proved\n")
            .And.EndWith("Tonight: opencode, the first of the chain.  exit 0, ok");
    }

    [Fact]
    public void Who_cools_down_is_not_called_unavailable()
    {
        PassedOver[] passedOver =
        [
            Some.OpencodeIsOut with { Kind = PassedOverKind.CoolingDown, Reason = "cooling down until 2026-11-22T06:50:00Z, because no quota" },
            Some.OpencodeIsOut with { Provider = "cc-glm", Reason = "no token" },
        ];

        Screen(Degraded with { Selection = null, PassedOver = passedOver }).Should().EndWith(
            "Tonight: nothing, because opencode is cooling down until 2026-11-22T06:50:00Z, because no quota; cc-glm is unavailable (no token).  "
            + "exit 3, no-provider");
    }

    [Fact]
    public void A_runner_that_is_unusable_is_the_reason_for_tonight() =>
        Screen(Degraded with { Runner = new ToolCheckup("dx-runner", "beads runtime missing"), Selection = null, PassedOver = [] })
            .Should().EndWith("Tonight: nothing, because dx-runner is unusable.  exit 6, runner-unusable");

    [Theory]
    [InlineData(1, 2, false, "1 agent at a time until passes have been clean for 48h, then 2; the first pass begins the count")]
    [InlineData(1, 1, true, "1 agent at a time")]
    public void Parallelism_says_when_it_changes(int limit, int next, bool hasBegun, string words) =>
        Screen(Degraded with { Parallelism = Some.OneUntilTuesday with { Limit = limit, NextLimit = next }, HasMigrationBegun = hasBegun })
            .Should().Contain($"\nparallel  {words}\n");

    [Fact]
    public void Parallelism_that_has_widened_says_no_date() =>
        Screen(Degraded with { Parallelism = new Parallelism(2, 2, null) }).Should().Contain("\nparallel  2 agents at a time\n");

    [Fact]
    public void Without_a_settings_file_the_defaults_hold() =>
        Invocation.Screen(output => CheckupText.Write(output, Degraded, Around with { SettingsPath = null }, Ink.None))
            .Should().Contain("\nsettings  (defaults)\n");

    private static string Screen(CheckupReport report) => Invocation.Screen(output => CheckupText.Write(output, report, Around, Ink.None));
}
