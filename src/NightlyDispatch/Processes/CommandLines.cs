using System.Text;

namespace NightlyDispatch.Processes;

/// <summary>Finds processes by what they were called with.</summary>
internal static class CommandLines
{
    /// <param name="word">Unique enough to be in no other command line, such as the actor of a pass. Empty where there is no /proc.</param>
    public static IReadOnlyCollection<ProcessEntry> Containing(string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        var found = ProcessEntry.Having("cmdline", line => line.AsSpan().IndexOf(bytes) >= 0);
        return [.. found.Where(process => process.Id != Environment.ProcessId)];
    }
}
