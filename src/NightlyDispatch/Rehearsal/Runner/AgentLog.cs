using System.Text.Json;
using NightlyDispatch.Processes;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>The agents of a rehearsal, as they noted themselves in agents.jsonl.</summary>
internal static class AgentLog
{
    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(20);

    public static IReadOnlyList<AgentRecord> Read(string root) =>
        [.. WholeLines.Read(Log(root)).Select(line => JsonSerializer.Deserialize(line, RunnerJson.Default.AgentRecord)!)];

    /// <summary>The beginnings of those that still run.</summary>
    public static IReadOnlyList<AgentRecord> Running(string root)
    {
        var ids = MarkedProcesses.Find(CallLog.FolderVariable, root).Select(entry => entry.Id).ToHashSet();
        return [.. Read(root).Where(record => record.Phase == AgentRecord.Begin && ids.Contains(record.Pid))];
    }

    /// <summary>Waits until the log is as wanted: an agent begins some time after its start was acknowledged.</summary>
    /// <exception cref="OperationCanceledException">It did not become so in time.</exception>
    public static async Task<IReadOnlyList<AgentRecord>> ReadWhenAsync(
        string root,
        Predicate<IReadOnlyList<AgentRecord>> isWanted,
        CancellationToken cancellationToken)
    {
        while (true)
        {
            var records = Read(root);
            if (isWanted(records))
                return records;

            await Task.Delay(Poll, cancellationToken);
        }
    }

    public static void Append(string root, AgentRecord record)
    {
        using var turn = FileLock.Take(Path.Combine(root, "agents.lock"));
        File.AppendAllText(Log(root), $"{record}\n");
    }

    private static string Log(string root) => Path.Combine(root, "agents.jsonl");
}
