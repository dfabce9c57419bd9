using System.Text.RegularExpressions;

namespace NightlyDispatch.EndToEnd.Screens;

/// <summary>What stands on a screen in the end, with signs in place of what differs from run to run.</summary>
internal static partial class ScreenText
{
    private const string EraseLine = "\r\u001b[K";

    public static string Of(string output, string root)
    {
        var text = Modes().Replace(output, "").Replace("\r\n", "\n", StringComparison.Ordinal);
        text = string.Join('\n', text.Split('\n').Select(line => line.Split(EraseLine)[^1]));
        foreach (var (pattern, sign) in Signs(root))
            text = Regex.Replace(text, pattern, sign, RegexOptions.CultureInvariant);
        var lines = text.Split('\n').Select(line => Indent().Replace(Gaps().Replace(line, "$1  "), "        ").TrimEnd());
        return string.Join('\n', lines).Replace('\u001b', '␛').TrimEnd('\n');
    }

    private static (string Pattern, string Sign)[] Signs(string root) =>
    [
        (Regex.Escape(root), "$ROOT"),
        (Regex.Escape(ProgramFile.Path), "$PROGRAM"),
        (@"/\S*/nightly-dispatch-rehearsal-[a-z0-9.]+", "$REHEARSAL"),
        (@"PATH=(""?)[^\s""]+", "PATH=$1$$FOLDERS"),
        (@"(dx-runner start [^→]*--prompt-file )[^→]*", "$1…  "),
        (@"(?<![0-9])[0-9]{8}T[0-9]{6}Z-[0-9a-f]{4}\b", "$PASS"),
        (@"nightlydispatch-[a-z0-9-]+-[0-9a-f]{16}", "$ACTOR"),
        (@"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [0-9]{1,2} [A-Z][a-z]{2} [0-9]{2}:[0-9]{2} UTC", "$WHEN"),
        (@"\b(Mon|Tue|Wed|Thu|Fri|Sat|Sun) [0-9]{1,2} [A-Z][a-z]{2}\b( [0-9]{4})?", "$DAY"),
        (@" on \S+, by [0-9]+\.\S+,", " on $$HOST, by $$VERSION,"),
        (@"\b[0-9]{4}-[0-9]{2}-[0-9]{2} [0-9]{2}:[0-9]{2}:[0-9]{2} UTC, host \S+?,", "$WHEN, host $$HOST,"),
        (@"(?<![0-9])[0-9]{2}:[0-9]{2}:[0-9]{2}\b", "$TIME"),
        (@"\bprocess [0-9]+", "process $N"),
        (@"(127\.0\.0\.1:)[0-9]+", "$1$$PORT"),
        (@"\b[0-9]+(\.[0-9]+)? (s|min|h)\b", "$DURATION"),
        (@"ndisp_[^ ]+\.prompt", "$PROMPT"),
        (@"with a prompt of [0-9]+ bytes", "with a prompt of $N bytes"),
    ];

    /// <summary>Of a terminal: wrapping, and its keypad, which the runtime sees to.</summary>
    [GeneratedRegex(@"\u001b\[\?(?:1|7)[hl]|\u001b[=>]")]
    private static partial Regex Modes();

    /// <summary>How wide a column is depends on what the signs stand for.</summary>
    [GeneratedRegex(@"(\S) {2,}")]
    private static partial Regex Gaps();

    [GeneratedRegex("^ {9,}")]
    private static partial Regex Indent();
}
