using System.Text;

namespace NightlyDispatch.Tests.Proofs.TrackerAnswers;

/// <summary>Answers that no bd of sound mind gives, made by hand: none of them is a list of issues.</summary>
internal static class HandMade
{
    private const string Bug = """{"id":"bd-1","title":"Crash","status":"open","priority":1,"issue_type":"bug"}""";

    /// <summary>Instead of the list of what is ready, or of what is in progress.</summary>
    public static IReadOnlyList<byte[]> Lists { get; } =
    [
        .. Texts(
            "", " ", "\n\n", "\0", "[", "]", "{", "}", "[}", "{]", "[,]", "[[]", "[{]", "[{}", "nul", "NULL", "None", "nil", "undefined",
            "NaN", "[NaN]", "true", "false", "0", "-1", "1e999", "\"\"", "\"[]\"", "'[]'", "[] []", "[][]", "[]x", "x[]", "[]\0", "[],",
            "[];", "([])", "[]//none", "/**/[]", "[]#", "```json\n[]\n```", "\u001b[2J[]", "[]\u001b[0m", "\u00a0[]", "［］", "\"[\"]",
            "data: []\n\n", "HTTP/1.1 200 OK\r\n\r\n[]", "<html>[]</html>"),
        .. Texts(
            "{}", "{\"count\":0}", "{\"issues\":{}}", "{\"issues\":\"[]\"}", "{\"issues\":0}", "{\"issues\":false}", "{\"data\":{}}",
            "{\"data\":\"[]\"}", "{\"data\":{\"issues\":7}}", "{\"error\":\"no beads database found\"}",
            "{\"error\":\"x\",\"issues\":[]}", "{\"data\":{\"error\":\"x\"}}", "{\"data\":[],\"error\":\"the database is locked\"}",
            "{\"error\":{}}", "{\"error\":false}", "{\"error\":0,\"data\":[]}", "{\"result\":[]}", "[null]", "[[]]", "[{}]", "[0]",
            "[\"bd-1\"]", "[true,false]", "[{\"error\":\"x\"}]", "[[{}]]", "{\"id\":\"bd-1\"}", Bug),
        .. Texts(
            Bug[..^1], $"[{Bug}", $"[{Bug},", $"[{Bug},]", $"{Bug}\n{Bug}", $"[{Bug}]\n[{Bug}]", $"[{Bug}{Bug}]",
            $"[{Bug}] Update available: bd 2.0", $"Note: daemon is not running\n[{Bug}]", "[{\"id\":\"bd-1\",\"title\":\"a\nb\"}]",
            "[{\"id\":\"bd-1\\q\"}]", "[{'id':'bd-1'}]", "[{id:\"bd-1\"}]", "[{\"id\" \"bd-1\"}]", "[{\"id\":\"bd-1\",}]",
            "[{\"priority\":01}]", "[{\"priority\":+1}]", "[{\"priority\":.5}]", "[{\"priority\":0x1}]",
            "[{\"title\":\"Crash\",\"status\":\"open\",\"priority\":1}]", "[{\"id\":7,\"title\":[],\"status\":{}}]",
            "○ bd-1 ● P1 Crash\n\nTotal: 1 issue\n", "Error: no beads database found\n", "panic: runtime error: invalid memory address\n",
            "- id: bd-1\n  title: Crash\n", "id,title\nbd-1,Crash\n", "✨ No ready work found\n",
            "Ready: 0 issues with no active blockers\n"),
        Encoding.Unicode.GetBytes("[]"),
        Encoding.BigEndianUnicode.GetBytes($"[{Bug}]"),
        Encoding.UTF32.GetBytes("[]"),
        [0xFF, .. "[]"u8],
        [.. "["u8, 0xC3, .. "]"u8],
        [.. "[\"a\u00e9"u8.ToArray()[..^1]],
        [0x1F, 0x8B, 0x08, 0x00, 0x00, 0x00],
        [.. Enumerable.Repeat((byte)'[', 20_000)],
        [.. Enumerable.Repeat((byte)'x', 3_000_000)],
        [.. Enumerable.Repeat("{\"issues\":"u8.ToArray(), 5_000).SelectMany(bytes => bytes)],
    ];

    /// <summary>Instead of the one issue that was asked for, or claimed.</summary>
    public static IReadOnlyList<byte[]> Issues { get; } = Texts(
        "", "\0", "[", "{}", "7", "\"bd-1\"", "[{}]", "[[]]", "[7]", "[\"bd-1\"]", "{\"error\":\"the database is locked\"}",
        "{\"data\":[{}]}", "[{\"id\":\"bd-1\"}]", "[{\"status\":\"in_progress\"}]", "[{\"id\":1,\"status\":\"open\"}]",
        "[{\"id\":\"bd-1\",\"status\":null}]", "[{\"id\":\"bd-1\",\"status\":\"open\",\"assignee\":7}]", $"[{Bug}", $"{Bug}\n{Bug}",
        "✓ Updated issue: bd-1 — Crash\n", "No updates specified\n");

    /// <summary>Instead of a version.</summary>
    public static IReadOnlyList<byte[]> Versions { get; } = Texts(
        "", "\0", "[]", "{}", "7", "{\"version\":7}", "{\"version\":\"\"}", "{\"version\":\"one\"}", "{\"version\":\"1.0\"}",
        "{\"version\":\"9999999.0.0\"}", "{\"error\":\"x\"}", "bd version", "bd version ∞", "version 1.0.5", "bd version 1,0,5");

    /// <summary>Instead of how many issues there are.</summary>
    public static IReadOnlyList<byte[]> Counts { get; } = Texts(
        "", "\0", "[]", "{}", "0", "{\"summary\":null}", "{\"summary\":[]}", "{\"summary\":{}}", "{\"summary\":{\"total_issues\":null}}",
        "{\"summary\":{\"total_issues\":\"0\"}}", "{\"summary\":{\"total_issues\":0.5}}",
        "{\"summary\":{\"total_issues\":99999999999999999999}}", "{\"error\":\"x\",\"summary\":{\"total_issues\":0}}",
        "{\"summary\":{\"total_issues\":0}");

    /// <summary>As one line of a failure's message.</summary>
    public static string Beginning(byte[] answer) =>
        $"{Encoding.Latin1.GetString(answer[..Math.Min(answer.Length, 200)]).ReplaceLineEndings("\\n")} ({answer.Length} bytes)";

    private static byte[][] Texts(params string[] texts) => [.. texts.Select(Encoding.UTF8.GetBytes)];
}
