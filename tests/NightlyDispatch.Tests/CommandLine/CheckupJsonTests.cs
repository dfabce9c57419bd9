using NightlyDispatch.Backlog;
using NightlyDispatch.CommandLine;
using NightlyDispatch.Dispatching;
using NightlyDispatch.Tests.Reporting;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class CheckupJsonTests
{
    private static readonly CheckupReport Report = new(
        new TrackerCheckup("1.0.5", null, null, new Dictionary<int, int> { [0] = 2, [1] = 6 }),
        new ToolCheckup("/home/ops/bin/dx-runner", null),
        [Some.OpencodeFails, Some.Available("cc-glm", null, 0.1234)],
        Some.Selected(Some.Available("cc-glm", null, 0.1234)),
        [Some.OpencodeIsOut],
        "/tmp/agents/{id}/{repo}",
        "#infra-alerts",
        new ToolCheckup("/home/ops/state", null),
        Some.OneUntilTuesday,
        HasMigrationBegun: true);

    [Fact]
    public void Programs_are_told_the_same_as_people() =>
        Invocation.Screen(output => CheckupJson.Write(output, Report)).Should().Be(
            """
            {
              "exitCode": 9,
              "tonight": "cc-glm",
              "why": "Tonight: cc-glm, because opencode is unavailable (Model zhipuai-coding-plan/glm-5 available but auth/quota check failed).",
              "tracker": {
                "version": "1.0.5",
                "warning": null,
                "problem": null,
                "readyBugsByPriority": {
                  "P0": 2,
                  "P1": 6
                }
              },
              "runner": {
                "path": "/home/ops/bin/dx-runner",
                "problem": null
              },
              "state": {
                "path": "/home/ops/state",
                "problem": null
              },
              "providers": [
                {
                  "provider": "opencode",
                  "model": "zhipuai-coding-plan/glm-5",
                  "available": false,
                  "error": "Model zhipuai-coding-plan/glm-5 available but auth/quota check failed",
                  "code": "opencode_auth_or_quota_blocked",
                  "nextAction": "refresh_auth_or_switch_provider",
                  "warning": null,
                  "seconds": 4
                },
                {
                  "provider": "cc-glm",
                  "model": null,
                  "available": true,
                  "error": null,
                  "code": null,
                  "nextAction": null,
                  "warning": null,
                  "seconds": 0.123
                }
              ],
              "worktree": "/tmp/agents/{id}/{repo}",
              "slackChannel": "#infra-alerts",
              "parallelism": {
                "limit": 1,
                "nextLimit": 2,
                "widensAt": "2026-11-24T06:00:00+00:00"
              }
            }
            """);

    [Fact]
    public void It_is_as_documented() =>
        DocumentCheck.Problems("preflight", Invocation.Screen(output => CheckupJson.Write(output, Report))).Should().BeEmpty();

    [Fact]
    public void What_is_missing_is_null()
    {
        var report = Report with
        {
            Tracker = new TrackerCheckup(null, null, "bd: no answer", new Dictionary<int, int>()),
            Preflights = [],
            Selection = null,
            PassedOver = [],
            Worktree = null,
            Channel = null,
            Parallelism = new Parallelism(2, 2, null),
        };

        var document = Invocation.Screen(output => CheckupJson.Write(output, report));
        DocumentCheck.Problems("preflight", document).Should().BeEmpty();
        document.Should().Be(
            """
            {
              "exitCode": 5,
              "tonight": null,
              "why": "Tonight: nothing, because bd is unusable.",
              "tracker": {
                "version": null,
                "warning": null,
                "problem": "bd: no answer",
                "readyBugsByPriority": {}
              },
              "runner": {
                "path": "/home/ops/bin/dx-runner",
                "problem": null
              },
              "state": {
                "path": "/home/ops/state",
                "problem": null
              },
              "providers": [],
              "worktree": null,
              "slackChannel": null,
              "parallelism": {
                "limit": 2,
                "nextLimit": 2,
                "widensAt": null
              }
            }
            """);
    }
}
