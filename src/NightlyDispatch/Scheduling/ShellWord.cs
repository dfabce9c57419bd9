namespace NightlyDispatch.Scheduling;

/// <summary>A word as a POSIX shell reads it: as it is where that is safe, else in single quotes.</summary>
internal static class ShellWord
{
    public static string Of(string word) =>
        word.Length > 0 && word.All(IsPlain) ? word : $"'{word.Replace("'", "'\\''", StringComparison.Ordinal)}'";

    private static bool IsPlain(char c) => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-' or '+' or ',' or ':' or '@';
}
