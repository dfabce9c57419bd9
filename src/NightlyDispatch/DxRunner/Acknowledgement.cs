using System.Globalization;

namespace NightlyDispatch.DxRunner;

/// <summary>The line with which the runner says that an agent was launched (contracts/dx-runner.md, section 3).</summary>
/// <param name="ProcessId">The launcher's; null where the line has none that is a number.</param>
internal sealed record Acknowledgement(int? ProcessId)
{
    /// <summary>Null where no line of the output is one for this bug and provider.</summary>
    public static Acknowledgement? Find(string output, string bug, string provider)
    {
        var beginning = $"started beads={bug} provider={provider} pid=";
        foreach (var line in output.AsSpan().EnumerateLines())
        {
            if (line.StartsWith(beginning, StringComparison.Ordinal))
                return new(FirstNumber(line[beginning.Length..]));
        }

        return null;
    }

    private static int? FirstNumber(ReadOnlySpan<char> text)
    {
        var end = text.IndexOf(' ');
        return int.TryParse(end < 0 ? text : text[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }
}
