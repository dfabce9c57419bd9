using System.Text.Json;
using NightlyDispatch.Alerts;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.CommandLine;

/// <summary>What a rehearsal showed, for the person who plays it.</summary>
internal static class RehearsalText
{
    private const int CallLength = 200;

    /// <returns>Whether every promise of the scenario was kept.</returns>
    public static bool Write(TextWriter output, Scenario scenario, RehearsalOutcome outcome, Ink ink)
    {
        output.WriteLine($"Rehearsal \"{scenario.Name}\": {scenario.Shows}");
        Section(output, "The backlog", Columns.Align([.. scenario.Setting.Backlog.Select(Listed)]));
        Section(output, "The calls", outcome.Calls.Select(Call));
        Section(output, "The log of the pass", Lines(outcome.Pass.Error));
        Section(output, "The alerts, as Slack shows them", OrNone(outcome.Alerts.SelectMany(alert => Lines(SlackText.Shown(alert.Text)))));
        Section(output, "The ledger", outcome.LedgerLines.Select(LedgerLine));
        Section(output, "What became of each bug", Columns.Align([.. outcome.Backlog.Select(Bug)]));
        Section(output, "The agents", OrNone(outcome.Agents.Select(Agent)));
        Section(output, "The account", Lines(outcome.Pass.Output));

        var kept = scenario.Promises.Select(promise => (promise.Words, IsKept: promise.Holds(outcome))).ToList();
        Section(output, "What this scenario promises", kept.Select(promise =>
            $"{(promise.IsKept ? ink.Good("kept") + "  " : ink.Bad("BROKEN"))}  {promise.Words}"));
        output.WriteLine();
        output.WriteLine(kept.TrueForAll(promise => promise.IsKept)
            ? $"A real pass would have ended with exit {outcome.ExitCode}."
            : $"The rehearsal did not go as it should; the pass ended with exit {outcome.ExitCode}.");
        return kept.TrueForAll(promise => promise.IsKept);
    }

    private static void Section(TextWriter output, string title, IEnumerable<string> lines)
    {
        output.WriteLine();
        output.WriteLine(title);
        foreach (var line in lines)
            output.WriteLine($"  {line}");
    }

    private static IEnumerable<string> OrNone(IEnumerable<string> lines) => lines.DefaultIfEmpty("(none)");

    private static string[] Listed(TrackerIssue issue) => [issue.Id, $"P{issue.Priority}", issue.Title];

    private static string Call(LoggedCall call)
    {
        var end = call.ExitCode is { } exitCode ? $"{exitCode}" : "ended from outside";
        return $"{Columns.Printable($"{call.Tool} {string.Join(' ', call.Arguments)}", CallLength)}  → {end}";
    }

    private static string Agent(AgentRecord agent) =>
        $"{agent.Provider} {agent.Model} works on {agent.Beads} in {Path.GetFileName(agent.Worktree)}, with a prompt of {agent.PromptBytes} bytes";

    private static string LedgerLine(string line)
    {
        using var document = JsonDocument.Parse(line);
        var root = document.RootElement;
        var words = ((string[])["bug", "provider", "reason", "error"])
            .Select(name => root.TryGetProperty(name, out var value) ? value.ToString() : "")
            .Where(word => word.Length > 0);
        return Columns.Printable($"{root.GetProperty("event").GetString()} {string.Join(' ', words)}", CallLength);
    }

    private static string[] Bug(TrackerIssue issue) =>
        [issue.Id, issue.Status, issue.Assignee.Length == 0 ? "held by nobody" : $"held by {issue.Assignee}", Columns.Printable(issue.Notes, 100)];

    private static string[] Lines(string text) => text.TrimEnd('\n').Split('\n');
}
