#pragma warning disable CA5394 // Insecure randomness: chance that can be repeated is what is wanted here.

using System.Text;
using System.Text.RegularExpressions;

namespace NightlyDispatch.Tests.Proofs.TrackerAnswers;

/// <summary>Spoils an answer in one to three of the ways in which bytes and documents go wrong, or leaves it whole.</summary>
internal sealed partial class Mangler(int seed)
{
    /// <summary>Most nestings are ones that a reader has to follow; some are beyond every reader.</summary>
    private static readonly int[] Depths = [1, 2, 3, 40, 20_000];

    private static readonly byte[][] Intruders =
    [
        [0], [0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xEF, 0xBB, 0xBF], [0x1B, 0x5B, 0x32, 0x4A], "\""u8.ToArray(), "{"u8.ToArray(),
        "}"u8.ToArray(), "["u8.ToArray(), "]"u8.ToArray(), ","u8.ToArray(), "\n"u8.ToArray(), "\\ud800"u8.ToArray(), "\\"u8.ToArray(),
        "null"u8.ToArray(), "\u2028"u8.ToArray(), "🐛"u8.ToArray(),
    ];

    private static readonly string[] OtherValues =
    [
        "null", "true", "false", "0", "-1", "1.5", "1e999", "99999999999999999999", "-0", "1E2", "\"\"", "\"1\"", "[]", "{}", "[null]",
        "\"\\u0000\"", "\"\\udfff\"", "\"--help\"", "\"2026-13-45T99:99:99Z\"", new string('9', 5_000),
    ];

    private static readonly string[] Wrappings =
    [
        "{\"data\":@}", "{\"issues\":@}", "{\"data\":{\"issues\":@}}", "{\"data\":@,\"schema_version\":1}", "[@]", "[[@]]",
        "{\"error\":@}", "{\"error\":null,\"data\":@}", "{\"issues\":[],\"issues\":@}", "@\n@", "@,@", "[@,@]",
        "Warning: daemon is not running\n@", "@\nUpdate available: bd 2.0\n", "\uFEFF@", " \r\n\t@ \n", "(@)",
        "{\"data\":@,\"error\":\"x\"}", "{\"results\":@}",
    ];

    private readonly Random _random = new(seed);

    public byte[] Spoil(byte[] answer)
    {
        for (var times = _random.Next(4); times > 0; times--)
            answer = SpoilOnce(answer);
        return answer;
    }

    private byte[] SpoilOnce(byte[] answer)
    {
        var (at, other) = (_random.Next(answer.Length + 1), _random.Next(answer.Length + 1));
        var (from, to) = (Math.Min(at, other), Math.Max(at, other));
        return _random.Next(13) switch
        {
            0 => answer[..at],
            1 => [.. answer[..from], .. answer[to..]],
            2 => [.. answer[..to], .. answer[from..]],
            3 => [.. answer[..at], .. Intruders[_random.Next(Intruders.Length)], .. answer[at..]],
            4 => [.. answer.Select((b, index) => index == at ? (byte)(b ^ (1 << _random.Next(8))) : b)],
            5 => Text(answer, text => OfOne(ValuePattern(), text, OtherValues[_random.Next(OtherValues.Length)])),
            6 => Text(answer, text => OfOne(NamePattern(), text, "\"other\":")),
            7 => Text(answer, text => OfOne(NamePattern(), text, $"\"priority\":{OtherValues[_random.Next(OtherValues.Length)]},$0")),
            8 => Text(answer, text => Wrappings[_random.Next(Wrappings.Length)].Replace("@", text, StringComparison.Ordinal)),
            9 => Nested(answer),
            10 => Encoding.Unicode.GetBytes(Encoding.UTF8.GetString(answer)),
            11 => Text(answer, text => OfOne(ElementPattern(), text, OtherValues[_random.Next(OtherValues.Length)])),
            _ => answer,
        };
    }

    private byte[] Nested(byte[] answer)
    {
        var depth = Depths[_random.Next(Depths.Length)];
        var closed = _random.Next(3) == 0 ? depth - 1 : depth;
        return [.. Enumerable.Repeat((byte)'[', depth), .. answer, .. Enumerable.Repeat((byte)']', closed)];
    }

    private string OfOne(Regex pattern, string text, string replacement)
    {
        var matches = pattern.Matches(text);
        if (matches.Count == 0)
            return text;
        var match = matches[_random.Next(matches.Count)];
        var replaced = replacement.Replace("$0", match.Value, StringComparison.Ordinal);
        return text[..match.Index] + replaced + text[(match.Index + match.Length)..];
    }

    private static byte[] Text(byte[] answer, Func<string, string> change) =>
        Encoding.UTF8.GetBytes(change(Encoding.UTF8.GetString(answer)));

    [GeneratedRegex("""(?<=":\s?)("[^"]*"|[0-9]+|true|false|null)""")]
    private static partial Regex ValuePattern();

    [GeneratedRegex("""
        "[a-z_]+":
        """, RegexOptions.IgnorePatternWhitespace)]
    private static partial Regex NamePattern();

    [GeneratedRegex(@"\{[^{}]*\}")]
    private static partial Regex ElementPattern();
}
