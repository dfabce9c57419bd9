using NightlyDispatch.Configuration;

namespace NightlyDispatch.Tests.Configuration;

public sealed class ChildEnvironmentTests
{
    private static readonly HostEnvironment Host = SomeHost.With(("HOME", "/home/somebody"));

    [Fact]
    public void The_runner_gets_no_secret_and_nothing_that_changes_a_model() =>
        new ChildEnvironment(Host, "/usr/bin:/opt/bin", "/b/.beads").ForRunner.Should().Equal(new Dictionary<string, string?>
        {
            ["SLACK_WEBHOOK"] = null,
            ["NIGHTLY_DISPATCH_CONFIG"] = null,
            ["NIGHTLY_DISPATCH_ATTEMPT"] = null,
            ["OPENCODE_MODEL"] = null,
            ["OPENCODE_CANONICAL_MODEL"] = null,
            ["GEMINI_MODEL"] = null,
            ["CC_GLM_MODEL"] = null,
            ["DX_RUNNER_ALLOW_MODEL_OVERRIDE"] = null,
            ["PATH"] = "/usr/bin:/opt/bin",
            ["BEADS_DIR"] = "/b/.beads",
        });

    [Fact]
    public void The_tracker_answers_in_the_form_that_is_read_about_the_folder_that_is_meant() =>
        new ChildEnvironment(Host, "/usr/bin", "/b/.beads").ForTracker.Should().Equal(new Dictionary<string, string?>
        {
            ["SLACK_WEBHOOK"] = null,
            ["NIGHTLY_DISPATCH_CONFIG"] = null,
            ["NIGHTLY_DISPATCH_ATTEMPT"] = null,
            ["BD_JSON_ENVELOPE"] = null,
            ["BD_AGENT_MODE"] = null,
            ["CLAUDE_CODE"] = null,
            ["BD_ACTOR"] = null,
            ["BEADS_ACTOR"] = null,
            ["BD_JSON"] = null,
            ["BEADS_DB"] = null,
            ["BD_DB"] = null,
            ["PATH"] = "/usr/bin",
            ["BEADS_DIR"] = "/b/.beads",
            ["NO_COLOR"] = "1",
            ["BD_NON_INTERACTIVE"] = "1",
            ["BEADS_NO_DAEMON"] = "1",
        });

    [Fact]
    public void Git_works_on_the_tree_in_which_it_is_run() =>
        new ChildEnvironment(Host, "/usr/bin", "/b/.beads").ForGit.Should().Equal(new Dictionary<string, string?>
        {
            ["SLACK_WEBHOOK"] = null,
            ["NIGHTLY_DISPATCH_CONFIG"] = null,
            ["NIGHTLY_DISPATCH_ATTEMPT"] = null,
            ["GIT_DIR"] = null,
            ["GIT_WORK_TREE"] = null,
            ["GIT_INDEX_FILE"] = null,
            ["PATH"] = "/usr/bin",
        });

    [Fact]
    public void Where_no_folder_is_known_what_is_inherited_is_left_alone()
    {
        var environment = new ChildEnvironment(Host, "/usr/bin", beadsFolder: null);

        environment.ForRunner.Should().NotContainKey("BEADS_DIR").And.NotContainKey("HOME");
        environment.ForTracker.Should().NotContainKey("BEADS_DIR").And.NotContainKey("HOME");
    }

    [Fact]
    public void A_home_that_only_the_user_database_knows_is_passed_on()
    {
        var environment = new ChildEnvironment(SomeHost.WithHome("/home/somebody"), "/usr/bin", null);

        environment.ForRunner.Should().Contain("HOME", "/home/somebody");
        environment.ForTracker.Should().Contain("HOME", "/home/somebody");
        environment.ForGit.Should().Contain("HOME", "/home/somebody");
    }
}
