using System.Text.Json;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>`dx-runner status --json`, a row per pid file: no ended jobs, but gemini's children (contracts/dx-runner.md, section 5).</summary>
internal static class StatusCommand
{
    private const string Child = ".child";

    public static int Run(RunnerCall call)
    {
        if (!call.Arguments.AsksForJson)
            return call.Refuse(Refusal.Usage("a rehearsal gives its status in JSON only"));

        call.Output.WriteLine(RunnerAnswer.ToJson(isIndented: false, writer =>
        {
            writer.WriteString("generated_at"u8, $"{TimeProvider.System.GetUtcNow():yyyy-MM-ddTHH:mm:ssZ}");
            writer.WriteStartArray("jobs"u8);
            foreach (var provider in RunnerFolder.Providers)
            {
                foreach (var path in Directory.GetFiles(call.Folder.Of(provider), "*.pid"))
                    WriteRow(writer, call, path);
            }

            writer.WriteEndArray();
        }));
        return 0;
    }

    private static void WriteRow(Utf8JsonWriter writer, RunnerCall call, string pidFile)
    {
        var beads = Path.GetFileNameWithoutExtension(pidFile);
        var pid = RunFiles.NumberIn(pidFile);
        if (beads.EndsWith(Child, StringComparison.Ordinal))
        {
            WriteChild(writer, beads, pid, pidFile);
        }
        else if (call.Folder.NewestRun(beads) is { } files && files.ReadRecord() is { } record)
        {
            var facts = RunFacts.Of(files, record, call.Plan);
            writer.WriteStartObject();
            facts.WriteRow(writer, pid);
            writer.WriteEndObject();
        }
    }

    private static void WriteChild(Utf8JsonWriter writer, string beads, int? pid, string pidFile)
    {
        if (!RunState.IsRunning(pid))
        {
            File.Delete(pidFile);
            return;
        }

        var record = new RunRecord(beads, "gemini", "-", "-", "-", TimeProvider.System.GetUtcNow(), Mutations: 0, Reason: null, Pid: pid);
        writer.WriteStartObject();
        new RunFacts(record, new RunState("launching", "startup_grace_no_output"), null, 0, 0, 0).WriteRow(writer, pid);
        writer.WriteEndObject();
    }
}
