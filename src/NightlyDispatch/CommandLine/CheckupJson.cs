using System.Text.Json;
using NightlyDispatch.Dispatching;
using NightlyDispatch.Providers;

namespace NightlyDispatch.CommandLine;

/// <summary>What `preflight` found, for programs.</summary>
internal static class CheckupJson
{
    public static void Write(TextWriter output, CheckupReport report)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true }))
            Write(json, report);
        output.WriteLine(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
    }

    private static void Write(Utf8JsonWriter json, CheckupReport report)
    {
        json.WriteStartObject();
        json.WriteNumber("exitCode", (int)report.ExitCode);
        json.WriteString("tonight", report.Selection?.Provider.Name);
        json.WriteString("why", CheckupText.Tonight(report));
        Write(json, report.Tracker);
        Write(json, "runner", report.Runner);
        Write(json, "state", report.State);

        json.WriteStartArray("providers");
        foreach (var preflight in report.Preflights)
            Write(json, preflight);
        json.WriteEndArray();

        json.WriteString("worktree", report.Worktree);
        json.WriteString("slackChannel", report.Channel);
        json.WriteStartObject("parallelism");
        json.WriteNumber("limit", report.Parallelism.Limit);
        json.WriteNumber("nextLimit", report.Parallelism.NextLimit);
        if (report.Parallelism.WidensAt is { } at)
            json.WriteString("widensAt", at);
        else
            json.WriteNull("widensAt");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TrackerCheckup tracker)
    {
        json.WriteStartObject("tracker");
        json.WriteString("version", tracker.Version);
        json.WriteString("warning", tracker.Warning);
        json.WriteString("problem", tracker.Problem);
        json.WriteStartObject("readyBugsByPriority");
        foreach (var (priority, count) in tracker.BugsByPriority)
            json.WriteNumber($"P{priority}", count);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, string name, ToolCheckup tool)
    {
        json.WriteStartObject(name);
        json.WriteString("path", tool.Path);
        json.WriteString("problem", tool.Problem);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, PreflightResult preflight)
    {
        json.WriteStartObject();
        json.WriteString("provider", preflight.Provider);
        json.WriteString("model", preflight.Model);
        json.WriteBoolean("available", preflight.IsAvailable);
        json.WriteString("error", preflight.Error);
        json.WriteString("code", preflight.Code);
        json.WriteString("nextAction", preflight.NextAction);
        json.WriteString("warning", preflight.Warning);
        json.WriteNumber("seconds", Math.Round(preflight.Duration.TotalSeconds, 3));
        json.WriteEndObject();
    }
}
