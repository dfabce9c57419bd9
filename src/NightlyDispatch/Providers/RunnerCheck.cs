namespace NightlyDispatch.Providers;

/// <summary>One check of a preflight report, and what the runner printed under it (contracts/dx-runner.md, section 6).</summary>
/// <param name="Line">"name: VERDICT (detail)"; empty: what stands under a heading, or before the first check.</param>
internal sealed record RunnerCheck(string Line)
{
    public string? Error { get; private init; }

    public RunnerCode? ErrorCode { get; private init; }

    public RunnerCode? ReasonCode { get; private init; }

    public RunnerCode? WarningCode { get; private init; }

    /// <summary>What names the cause of this check's failure, and of no other's.</summary>
    public RunnerCode? Code => ErrorCode ?? ReasonCode;

    public static IEnumerable<RunnerCheck> ReadAll(string report)
    {
        var check = new RunnerCheck("");
        foreach (var line in PlainLines.Of(report))
        {
            if (!Begins(line))
            {
                check = check.With(line);
                continue;
            }

            yield return check;
            check = new RunnerCheck(IsHeading(line) ? "" : line);
        }

        yield return check;
    }

    private static bool Begins(string line) =>
        IsHeading(line)
        || (line.Contains(':', StringComparison.Ordinal)
            && !char.IsWhiteSpace(line[0])
            && !RunnerLine.IsKeyValue(line)
            && !RunnerLine.IsFinding(line));

    private static bool IsHeading(string line) =>
        line.StartsWith("===", StringComparison.Ordinal) || line.StartsWith("---", StringComparison.Ordinal);

    private RunnerCheck With(string line)
    {
        if (RunnerLine.Error(line) is { } error)
            return Error is null ? this with { Error = error } : this;
        if (!RunnerLine.IsKeyValue(line))
            return this;

        return this with
        {
            ErrorCode = ErrorCode ?? RunnerCode.Read(line, "ERROR_CODE="),
            ReasonCode = ReasonCode ?? RunnerCode.Read(line, "reason_code="),
            WarningCode = WarningCode ?? RunnerCode.Read(line, "WARN_CODE="),
        };
    }
}
