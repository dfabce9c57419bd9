namespace NightlyDispatch.Processes;

/// <summary>
/// Finds the processes of one start by the mark that it put in their environment: the runner, its monitor and the agent
/// inherit it, whatever the runner's own records say (design, section 4.9).
/// </summary>
internal static class MarkedProcesses
{
    public const string Variable = "NIGHTLY_DISPATCH_ATTEMPT";

    /// <summary>Whether this machine lets marks be read at all; without /proc a process id and its start time have to do.</summary>
    public static bool CanBeFound => Directory.Exists("/proc/self");

    public static IReadOnlyCollection<ProcessEntry> Find(string mark) => Find(Variable, mark);

    /// <summary>The processes that were started with this value of the variable in their environment.</summary>
    public static IReadOnlyCollection<ProcessEntry> Find(string variable, string value)
    {
        var entry = System.Text.Encoding.UTF8.GetBytes($"{variable}={value}");
        return ProcessEntry.Having("environ", environment => Holds(environment, entry));
    }

    private static bool Holds(ReadOnlySpan<byte> environment, ReadOnlySpan<byte> entry)
    {
        while (environment.Length > 0)
        {
            var end = environment.IndexOf((byte)0);
            var variable = end < 0 ? environment : environment[..end];
            if (variable.SequenceEqual(entry))
                return true;
            environment = end < 0 ? [] : environment[(end + 1)..];
        }

        return false;
    }
}
