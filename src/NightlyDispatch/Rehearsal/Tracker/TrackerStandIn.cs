using System.Text;

namespace NightlyDispatch.Rehearsal.Tracker;

/// <summary>Behaves like bd for the commands that a pass uses, release by release and fault by fault (contracts/bd-stand-in.md).</summary>
internal sealed class TrackerStandIn(Func<string, string?> environment, TimeProvider time)
{
    public static int Run(string[] args, TextWriter output, TextWriter error) =>
        new TrackerStandIn(Environment.GetEnvironmentVariable, TimeProvider.System).Call(args, output, error);

    public int Call(string[] args, TextWriter output, TextWriter error)
    {
        var log = CallLog.Begin("bd", args, environment, time);
        var folder = environment("BEADS_DIR");
        var profile = TrackerProfile.Of(folder, environment);
        var command = CommandLineReader.Read(args, profile);
        var call = new TrackerCall(command, profile, environment, TrackerCall.ToSeconds(time.GetUtcNow()));
        var (answer, fault) = Answer(call, folder);

        error.Write(answer.Error);
        WriteBytes(output, fault is null ? Encoding.UTF8.GetBytes(answer.Output) : SpoiltOutput.Of(answer.Output, fault));
        log.End(answer.ExitCode);
        return answer.ExitCode;
    }

    private static (TrackerAnswer Answer, FaultEffect? Fault) Answer(TrackerCall call, string? folder)
    {
        var command = call.Command;
        if (command.Misuse is not null)
            return (TrackerAnswer.Misused(command), null);
        if (command.Verb == "version" || command.Has("version"))
            return (VersionVerb.Answer(call), null);
        if (command.Verb.Length == 0 || command.Has("help"))
            return (new TrackerAnswer(0, "Usage:\n  bd [command]\n", ""), null);
        if (string.IsNullOrEmpty(folder) || new TrackerWorkspace(folder) is not { Exists: true } workspace)
            return (TrackerAnswer.NoDatabase(), null);

        var fault = workspace.NextFault(command);
        return fault is null
            ? (workspace.Answer(state => TrackerVerbs.Answer(call, state)), null)
            : (FaultyCall.Answer(call, fault, workspace), fault);
    }

    /// <summary>The console's own writer would mend the very bytes that a fault broke, and encode by locale.</summary>
    private static void WriteBytes(TextWriter output, byte[] bytes)
    {
        if (output != Console.Out)
        {
            output.Write(Encoding.UTF8.GetString(bytes));
            return;
        }

        using var stream = Console.OpenStandardOutput();
        stream.Write(bytes);
    }
}
