using System.Diagnostics;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Tests.Dispatching;

/// <summary>A process that does nothing but be there, for a minute at most.</summary>
internal sealed class Sleeper : IDisposable
{
    private const string Script = "echo here; sleep 60; :";

    private readonly Process _process;

    private Sleeper(Process process) => _process = process;

    public int Id => _process.Id;

    public bool IsRunning => ProcessEntry.Read(_process.Id) is { IsZombie: false };

    /// <param name="arguments">Seen in its command line.</param>
    public static Sleeper Run(params string[] arguments) => Start(["sh", "-c", Script, "sh", .. arguments], mark: null);

    /// <param name="mark">Of the start that it seems to come from.</param>
    /// <param name="hasOwnSession">As an agent has.</param>
    public static Sleeper Marked(string mark, bool hasOwnSession) =>
        Start([.. hasOwnSession ? (string[])["setsid"] : [], "sh", "-c", Script], mark);

    public void Dispose()
    {
        _process.Kill(entireProcessTree: true);
        _process.WaitForExit();
        _process.Dispose();
    }

    private static Sleeper Start(string[] command, string? mark)
    {
        var begin = new ProcessStartInfo("/usr/bin/env", command) { RedirectStandardOutput = true };
        if (mark is not null)
            begin.Environment[MarkedProcesses.Variable] = mark;
        var process = Process.Start(begin)!;
        process.StandardOutput.ReadLine().Should().Be("here");
        return new Sleeper(process);
    }
}
