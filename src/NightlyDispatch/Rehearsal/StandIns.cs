using NightlyDispatch.Rehearsal.Runner;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.Rehearsal;

/// <summary>Lets this program stand for the tools that it calls, so that a rehearsal needs nothing else on the machine.</summary>
internal static class StandIns
{
    private const string Command = "stand-in";

    /// <summary>Comes before the folder of the rehearsal.</summary>
    private const string In = "in";

    public static bool IsOne(string[] args) => args is [Command, ..];

    /// <summary>A stand-in as a command for the settings; it finds its rehearsal also where the environment names none.</summary>
    public static IReadOnlyList<string> CommandOf(string program, string root, string tool) => [program, Command, In, root, tool];

    public static int Run(string[] args)
    {
        if (args is [_, In, var root, ..])
        {
            Environment.SetEnvironmentVariable(CallLog.FolderVariable, root);
            args = [Command, .. args[3..]];
        }

        if (RunnerFolder.FromEnvironment() is not { } folder)
        {
            Console.Error.WriteLine($"stand-in: {CallLog.FolderVariable} names no rehearsal");
            return (int)ExitCode.Usage;
        }

        switch (args)
        {
            case [_, "bd", .. var words]:
                return TrackerStandIn.Run(words, Console.Out, Console.Error);
            case [_, "dx-runner", .. var words]:
                using (var input = Console.OpenStandardInput())
                    return RunnerStandIn.Run(words, folder, input, Console.Out, Console.Error);
            case [_, "agent", var task]:
                return AgentStandIn.Run(task, folder);
            default:
                Console.Error.WriteLine("stand-in: for bd, dx-runner or agent");
                return (int)ExitCode.Usage;
        }
    }
}
