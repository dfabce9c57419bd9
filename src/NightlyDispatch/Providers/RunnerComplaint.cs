namespace NightlyDispatch.Providers;

/// <summary>What a stream says outside of a report: one sentence among key=value lines (contracts/dx-runner.md, section 6).</summary>
internal sealed record RunnerComplaint(string? Sentence, string? Code, string? NextAction)
{
    private static readonly string[] Suggestions = ["next_action=", "remedy=", "Remediation:"];

    public static RunnerComplaint Read(string stream)
    {
        string? error = null, sentence = null, code = null, nextAction = null;
        foreach (var line in PlainLines.Of(stream))
        {
            error ??= RunnerLine.Error(line);
            code ??= RunnerCode.Read(line, "reason_code=")?.Name;
            nextAction ??= Suggestion(line);
            if (!RunnerLine.IsKeyValue(line) && !RunnerLine.IsFinding(line) && !RunnerLine.IsNotice(line))
                sentence ??= Words(line);
        }

        return new RunnerComplaint(error ?? sentence, code, nextAction);
    }

    private static string? Words(string line) => line.Trim().TrimEnd(':') is { Length: > 0 } sentence ? sentence : null;

    private static string? Suggestion(string line)
    {
        var label = Array.Find(Suggestions, suggestion => line.StartsWith(suggestion, StringComparison.Ordinal));
        return label is not null && line.AsSpan(label.Length).Trim() is { IsEmpty: false } action ? action.ToString() : null;
    }
}
