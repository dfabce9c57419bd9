using CsCheck;

namespace NightlyDispatch.Tests.Proofs.HostileText;

/// <summary>Texts that no tool means to print: pieces of what the tools do print, torn and strewn with whatever breaks a reader.</summary>
internal static class HostileTexts
{
    private static readonly string[] Words =
    [
        "already claimed by ", "Already Claimed BY", "already assigned to \"", "already ", "issue ", "alice", "李雷 Ångström", "x\\\"",
        "\\u001b[31m", "\\ud800", "\\n", " at ", " at 2026-11-22T21:00:00Z", " at 2026-13-45T99:99:99+99:99", " at 2026-11-22 21:00",
        "{\"error\":\"", "\"}", "\"", "\\", "canonical model probe: ", "OK (", "zhipuai-coding-plan/glm-5", ")", "TIMEOUT (", "MISSING",
        "model ", "_probe_", ": ", "ERROR:", "  ERROR: ", "WARN: ", "ERROR_CODE=", "WARN_CODE=", "reason_code=", "next_action=",
        "remedy=", "Remediation:", "action=", " severity=error ", "key=value", "=== Preflight FAILED ===", "--- Provider ---",
        "[bd-1] note", "provider switch detected", "host: ", "cwd: /models", "gemini_auth_missing",
    ];

    /// <summary>Ends of lines, invisible and halved characters, terminal codes.</summary>
    private static readonly string[] Breakers =
    [
        "\n", "\r", "\r\n", "\t", " ", "\0", "\a", "\b", "\f", "\u0085", "\u2028", "\u2029", "\u001b", "\u001b[31m", "\u001b[",
        "\u001b]0;title\a", "\u009b2J", "\u202e", "\u200b", "\ufeff", "\ud800", "\udc00", "🐛", "\u0301", "<!channel>", "&", "\uffff",
        "\u007f",
    ];

    private static readonly Gen<string> Piece = Gen.Frequency(
        (6, Gen.OneOf(Words)),
        (4, Gen.OneOf(Breakers)),
        (1, Gen.Select(Gen.OneOf([.. Words, .. Breakers]), Gen.Int[1, 300]).Select((text, times) =>
            string.Concat(Enumerable.Repeat(text, times)))),
        (1, Gen.String));

    public static Gen<string> Any { get; } = Piece.List[0, 24].Select(string.Concat);

    /// <summary>Not empty, and short enough to be repeated.</summary>
    public static Gen<string> Pattern { get; } =
        Gen.OneOf([.. Words, .. Breakers]).List[1, 6].Select(string.Concat);

    /// <summary>As a C# literal has it.</summary>
    public static string Escaped(string text) =>
        string.Concat(text.Select(c => c is >= ' ' and < '\u007f' and not '\\' ? $"{c}" : $"\\u{(int)c:x4}"));
}
