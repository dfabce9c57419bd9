namespace NightlyDispatch.Providers;

/// <summary>Why the runner refused, in its own words where it printed any (contracts/dx-runner.md, section 6).</summary>
/// <param name="Code">For example opencode_auth_or_quota_blocked; null: it printed none for this reason.</param>
internal sealed record RunnerReason(string Text, string? Code = null, string? NextAction = null)
{
    /// <summary>The shells' 128 + n for an end by signal n, up to the last signal.</summary>
    private const int FirstSignal = 129, LastSignal = 192;

    /// <param name="exitCode">Not 0.</param>
    public static RunnerReason Read(int exitCode, string output, string error)
    {
        if (exitCode is >= FirstSignal and <= LastSignal)
            return new RunnerReason($"dx-runner was ended by signal {exitCode - FirstSignal + 1}");

        return FromReport(output) ?? FromComplaint(output, error) ?? new RunnerReason($"dx-runner exited with {exitCode}");
    }

    private static RunnerReason? FromReport(string output)
    {
        RunnerCheck? withErrorCode = null, withReasonCode = null;
        foreach (var check in RunnerCheck.ReadAll(output))
        {
            if (check.Error is { } error)
                return new RunnerReason(error, check.Code?.Name, check.Code?.Action);
            withErrorCode ??= check.ErrorCode is null ? null : check;
            withReasonCode ??= check is { ReasonCode: not null, Line: not "" } ? check : null;
        }

        return (withErrorCode ?? withReasonCode) is { Code: { } code } failed
            ? new RunnerReason(failed.Line is "" ? code.Name : failed.Line, code.Name, code.Action)
            : null;
    }

    private static RunnerReason? FromComplaint(string output, string error)
    {
        var onError = RunnerComplaint.Read(error);
        var onOutput = RunnerComplaint.Read(output);
        var code = onError.Code ?? onOutput.Code;
        return (onError.Sentence ?? code) is { } text
            ? new RunnerReason(text, code, onError.NextAction ?? onOutput.NextAction)
            : null;
    }
}
