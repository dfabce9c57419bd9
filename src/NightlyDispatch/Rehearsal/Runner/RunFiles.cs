using System.Globalization;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>The files that the stand-in runner keeps of a bug's newest run with one provider.</summary>
/// <param name="Folder">The provider's.</param>
internal sealed record RunFiles(string Folder, string Provider, string Beads)
{
    public string Pid => At("pid");

    /// <summary>Of the provider's own process, which gemini alone has: it counts as a job (contracts/dx-runner.md, section 5).</summary>
    public string ChildPid => At("child.pid");

    /// <summary>The agent's exit code, written by its launcher.</summary>
    public string ExitCode => At("rc");

    public string Log => At("log");

    private string Meta => At("meta");

    /// <summary>Of the run's newest file; dx-runner takes the run that changed last for the bug's.</summary>
    public DateTime ChangedAt
    {
        get
        {
            var newest = File.GetLastWriteTimeUtc(Meta);
            foreach (var path in (ReadOnlySpan<string>)[Pid, ExitCode])
            {
                var changed = File.GetLastWriteTimeUtc(path);
                newest = changed > newest ? changed : newest;
            }

            return newest;
        }
    }

    public RunRecord? ReadRecord() => TextOf(Meta) is { } text ? RunRecord.Parse(text) : null;

    /// <summary>Replaces the record in one step, because check may be reading it.</summary>
    public void Write(RunRecord record)
    {
        var written = $"{Meta}.{Environment.ProcessId}";
        File.WriteAllText(written, record.ToString());
        File.Move(written, Meta, overwrite: true);
    }

    /// <summary>Null while the agent works, and when its launcher was ended.</summary>
    public int? ReadExitCode() => NumberIn(ExitCode);

    public int? ReadPid() => NumberIn(Pid);

    public static int? NumberIn(string path) =>
        int.TryParse(TextOf(path), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string? TextOf(string path)
    {
        if (!File.Exists(path))
            return null;

        try
        {
            return File.ReadAllText(path);
        }
        catch (Exception exception) when (exception is FileNotFoundException or DirectoryNotFoundException)
        {
            // The run ended, or was replaced, since it was seen.
            return null;
        }
    }

    private string At(string extension) => Path.Combine(Folder, $"{Beads}.{extension}");
}
