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
    /// <summary>The calls in the order of their beginnings; none where nothing was ever logged.</summary>
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

        return calls;
    }

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
