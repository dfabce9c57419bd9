namespace NightlyDispatch.Configuration;

/// <summary>A settings file that changes nothing: every setting with its default, and what a person wants to know about it.</summary>
internal static class SettingsText
{
    public const string Default =
        """
        // The settings of nightly-dispatch with their defaults: what is left out keeps its default.
        // `nightly-dispatch config check` says what is wrong here, and `config schema` prints a schema for editors.
        {
          "providers": [
            { "name": "opencode", "models": ["zhipuai-coding-plan/glm-5"], "behavior": "strictGate" },
            { "name": "cc-glm",   "models": ["cc-glm"],                    "behavior": "primaryWorkhorse" },
            { "name": "gemini",   "models": ["gemini-2.5-pro", "gemini-2.0-flash"], "behavior": "backstop" }
          ],
          "backlog": {
            "types": ["bug"], "priorities": [0, 1], "excludeLabels": ["no-nightly"],
            "overloadAbove": 10                      // more listed bugs than this: alert, one dispatch this pass
          },
          "dispatch": {
            "maxPerPass": 3, "maxTriesPerPass": 10, "quarantineAfter": 3,
            "ackTimeout": "45s", "ackRetries": 1,
            "preflightTimeout": "90s",
            "passDeadline": "50m", "claimPause": "0s",
            "cooldown": "50m",                       // a provider after its own fault; 0s: never
            "jobTimeout": "3h"                       // an agent that runs longer is stopped; 0s: never
          },
          "parallelism": { "duringMigration": 1, "afterMigration": 2, "migrationWindow": "48h" },
          "worktree": {
            "path": null,                            // e.g. "/tmp/agents/{id}/{repo}"; else $DX_RUNNER_DEFAULT_WORKTREE
            "create": null,                          // e.g. ["dx-worktree", "create", "{id}", "{repo}"]; {path} too
            "repo": null                             // {repo}; a label "repo:<name>" on the bug wins
          },
          "prompt": { "template": null, "directory": "/tmp", "maxBytes": 100000 },
          "alerts": {
            "channel": "#infra-alerts",
            "webhookFile": null,                     // a file that holds the URL; else $SLACK_WEBHOOK
            "onProviderFallback": true, "onNoProviders": true, "rateLimit": "30m"
          },
          "heartbeat": { "url": null },              // in the manner of healthchecks.io
          "tools": { "bd": null, "dxRunner": null, "beadsDir": null },   // a tool: a path, or a command with its first arguments as a list
          "state": null                              // state folder
        }
        """;
}
