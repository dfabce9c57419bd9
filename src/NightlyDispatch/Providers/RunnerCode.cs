namespace NightlyDispatch.Providers;

/// <summary>The runner's own name for what is wrong, with what it suggests: "ERROR_CODE=… severity=… action=…".</summary>
internal sealed record RunnerCode(string Name, string? Action)
{
    private const int MaxLength = 100;

    /// <param name="key">With its equals sign, for example "reason_code=".</param>
    /// <returns>Null: the line has no such key, or no value behind it.</returns>
    public static RunnerCode? Read(string line, string key) =>
        Value(line, key) is { } name ? new RunnerCode(name, Value(line, "action=")) : null;

    private static string? Value(string line, string key)
    {
        var at = line.IndexOf(key, StringComparison.Ordinal);
        if (at < 0)
            return null;

        var value = line.AsSpan(at + key.Length);
        var length = 0;
        while (length < Math.Min(value.Length, MaxLength) && IsPartOfValue(value[length]))
            length++;
        return length == 0 ? null : value[..length].ToString();
    }

    private static bool IsPartOfValue(char character) => char.IsAsciiLetterOrDigit(character) || character is '_' or '-' or '.';
}
