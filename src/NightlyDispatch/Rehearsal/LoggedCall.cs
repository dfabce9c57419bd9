using System.Text.Json;

namespace NightlyDispatch.Rehearsal;

/// <summary>A call of a stand-in as the log shows it.</summary>
/// <param name="ExitCode">Null: it has not ended, or was killed; so is <paramref name="EndedAt"/>.</param>
/// <param name="Environment">Of the variables that matter, those that were set.</param>
internal sealed record LoggedCall(
    DateTimeOffset At,
    string Tool,
    int ProcessId,
    IReadOnlyList<string> Arguments,
    string WorkingDirectory,
    IReadOnlyDictionary<string, string> Environment,
    int? ExitCode,
    DateTimeOffset? EndedAt)
{
    /// <summary>Between calls that were started side by side there are fewer processes; more means that their numbers began anew.</summary>
    private const int MaxGap = 1000;

    /// <summary>The calls in the order in which they were started; none where nothing was ever logged.</summary>
    public static IReadOnlyList<LoggedCall> Read(string folder)
    {
        var calls = new List<LoggedCall>();
        var places = new Dictionary<string, int>();
        foreach (var line in WholeLines.Read(Path.Combine(folder, CallLog.FileName)))
        {
            using var document = JsonDocument.Parse(line);
            var root = document.RootElement;
            var call = root.GetProperty("call").GetString()!;
            if (places.TryAdd(call, calls.Count))
                calls.Add(Begun(root));
            else
                calls[places[call]] = calls[places[call]] with { ExitCode = root.GetProperty("exit").GetInt32(), EndedAt = TimeOf(root) };
        }

        for (var i = 1; i < calls.Count; i++)
        {
            for (var j = i; j > 0 && calls[j].WasStartedBefore(calls[j - 1]); j--)
                (calls[j - 1], calls[j]) = (calls[j], calls[j - 1]);
        }

        return calls;
    }

    /// <summary>Whether it was started before another call that came to write its beginning first: on a busy machine it may even have ended.</summary>
    private bool WasStartedBefore(LoggedCall other) => other.ProcessId - ProcessId is > 0 and < MaxGap;

    private static LoggedCall Begun(JsonElement line) => new(
        TimeOf(line),
        line.GetProperty("tool").GetString()!,
        line.GetProperty("pid").GetInt32(),
        [.. line.GetProperty("argv").EnumerateArray().Select(argument => argument.GetString()!)],
        line.GetProperty("cwd").GetString()!,
        line.GetProperty("env").EnumerateObject().ToDictionary(variable => variable.Name, variable => variable.Value.GetString()!),
        ExitCode: null,
        EndedAt: null);

    private static DateTimeOffset TimeOf(JsonElement line) => line.GetProperty("at").GetDateTimeOffset();
}
