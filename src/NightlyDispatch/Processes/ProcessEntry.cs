using System.Globalization;

namespace NightlyDispatch.Processes;

/// <summary>A process as /proc shows it; the start time tells it from a later one with the same id.</summary>
/// <param name="Session">0: its leader is outside of this pid namespace (pid_namespaces(7)).</param>
/// <param name="StartTime">Clock ticks since the machine started (proc_pid_stat(5), field 22).</param>
internal sealed record ProcessEntry(int Id, int Parent, int Session, long StartTime, bool IsZombie)
{
    /// <summary>Null once the process is gone, or where there is no /proc.</summary>
    public static ProcessEntry? Read(int id)
    {
        try
        {
            return Parse(id, File.ReadAllText($"/proc/{id}/stat"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    public static IEnumerable<ProcessEntry> All() => Ids().Select(Read).OfType<ProcessEntry>();

    /// <summary>Those that run and have a file, such as environ or cmdline, in which something is found. None where there is no /proc.</summary>
    public static IReadOnlyCollection<ProcessEntry> Having(string file, Predicate<byte[]> isFound) =>
        [.. Ids().Where(id => IsFound(id, file, isFound)).Select(Read).OfType<ProcessEntry>().Where(process => !process.IsZombie)];

    /// <summary>Empty where there is no /proc.</summary>
    public static IEnumerable<int> Ids() =>
        Directory.Exists("/proc/self")
            ? Directory.EnumerateDirectories("/proc")
                .Select(path => int.TryParse(Path.GetFileName(path), NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)
                .Where(id => id > 0)
            : [];

    private static bool IsFound(int id, string file, Predicate<byte[]> isFound)
    {
        try
        {
            return isFound(File.ReadAllBytes($"/proc/{id}/{file}"));
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    /// <summary>The name in field 2 may itself hold blanks and parentheses: the fields are counted from the last one.</summary>
    private static ProcessEntry? Parse(int id, string stat)
    {
        var fields = stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return fields.Length < 20
            ? null
            : new ProcessEntry(
                id,
                int.Parse(fields[1], CultureInfo.InvariantCulture),
                int.Parse(fields[3], CultureInfo.InvariantCulture),
                long.Parse(fields[19], CultureInfo.InvariantCulture),
                fields[0] is "Z" or "X");
    }
}
