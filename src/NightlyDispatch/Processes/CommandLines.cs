using System.Text;

namespace NightlyDispatch.Processes;

/// <summary>Finds processes by what they were called with.</summary>
internal static class CommandLines
{
    /// <param name="word">Unique enough to be in no other command line, such as the actor of a pass. Empty where there is no /proc.</param>
    public static IReadOnlyCollection<ProcessEntry> Containing(string word)
    {
        var bytes = Encoding.UTF8.GetBytes(word);
        return
        [
            .. ProcessEntry.Ids()
                .Where(id => id != Environment.ProcessId && IsIn(bytes, $"/proc/{id}/cmdline"))
                .Select(ProcessEntry.Read)
                .OfType<ProcessEntry>()
                .Where(process => !process.IsZombie),
        ];
    }

    private static bool IsIn(byte[] word, string file)
    {
        try
        {
            return File.ReadAllBytes(file).AsSpan().IndexOf(word) >= 0;
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }
}
