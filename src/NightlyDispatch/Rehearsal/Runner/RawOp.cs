using System.Text.RegularExpressions;

namespace NightlyDispatch.Rehearsal.Runner;

/// <summary>Finds the 1Password commands that dx-runner forbids in a prompt: op read, op whoami, op item get, op item list.</summary>
internal static partial class RawOp
{
    private const int ShownLines = 5;

    private static readonly string[] Markers =
        ["AUTH_REPAIR_BREAK_GLASS", "DX_ALLOW_RAW_OP_FOR_AUTH_REPAIR=1", "HUMAN_RECOVERY_ONLY"];

    /// <summary>The first offending lines, each as number:text; null: none, or a marker that allows them.</summary>
    public static string? LinesOf(string promptFile)
    {
        var offending = new List<string>();
        var number = 0;
        foreach (var line in File.ReadLines(promptFile))
        {
            number++;
            if (Array.Exists(Markers, marker => line.Contains(marker, StringComparison.Ordinal)))
                return null;

            // Most lines are spared the regular expression, which costs a process more than all its other work.
            if (line.Contains("op", StringComparison.Ordinal) && offending.Count < ShownLines && Command().IsMatch(line))
                offending.Add($"{number}:{line}");
        }

        return offending.Count == 0 ? null : string.Join('\n', offending);
    }

    [GeneratedRegex(@"(^|[\s>`-])op\s+(read|whoami|item\s+(get|list))\b")]
    private static partial Regex Command();
}
