namespace NightlyDispatch.Providers;

/// <summary>The shapes of the lines in which the runner says what is wrong (contracts/dx-runner.md, section 6).</summary>
internal static class RunnerLine
{
    private const string ErrorLabel = "ERROR:";
    private const string WarningLabel = "WARN:";

    /// <returns>The sentence behind "ERROR:"; null: the line is none, or says nothing.</returns>
    public static string? Error(string line)
    {
        var text = line.AsSpan().Trim();
        return text.StartsWith(ErrorLabel, StringComparison.Ordinal) && text[ErrorLabel.Length..].Trim() is { IsEmpty: false } sentence
            ? sentence.ToString()
            : null;
    }

    public static bool IsFinding(string line)
    {
        var text = line.AsSpan().TrimStart();
        return text.StartsWith(ErrorLabel, StringComparison.Ordinal) || text.StartsWith(WarningLabel, StringComparison.Ordinal);
    }

    /// <summary>Whether the line is "key=value", perhaps with further pairs behind it.</summary>
    public static bool IsKeyValue(string line)
    {
        var text = line.AsSpan().TrimStart();
        var length = 0;
        while (length < text.Length && (char.IsAsciiLetterOrDigit(text[length]) || text[length] == '_'))
            length++;
        return length > 0 && length < text.Length && text[length] == '=';
    }

    /// <summary>Whether the line reports what the runner or bd did on the way, and not why it gave up.</summary>
    public static bool IsNotice(string line) =>
        (line.StartsWith('[') && line.Contains("] ", StringComparison.Ordinal))
        || line.StartsWith("provider switch detected", StringComparison.Ordinal);
}
