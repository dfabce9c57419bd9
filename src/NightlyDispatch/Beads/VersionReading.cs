using System.Globalization;
using System.Text.RegularExpressions;

namespace NightlyDispatch.Beads;

/// <summary>Reads bd's version, and says what it means for a pass (contracts/bd.md, section 1).</summary>
internal static partial class VersionReading
{
    private static readonly Version Oldest = new(0, 50, 0);

    /// <summary>The first whose exit code tells a lost claim.</summary>
    private static readonly Version Advised = new(0, 57, 0);

    /// <summary>The first with --if-assignee and --if-status.</summary>
    private static readonly Version Conditional = new(1, 3, 0);

    /// <summary>Reads both {"version": "X.Y.Z"} and "bd version X.Y.Z"; null where the text is neither.</summary>
    public static Version? Read(string text)
    {
        try
        {
            return JsonAnswer.Value(text).Text("version") is { } version ? Number(Json().Match(version)) : null;
        }
        catch (FormatException)
        {
            return Number(Text().Match(text));
        }
    }

    /// <exception cref="TrackerException">Too old to be used.</exception>
    public static TrackerVersion Judge(Version? number, string path)
    {
        if (number is null)
            return new TrackerVersion(null, $"The version of {path} cannot be read; it is used as it is");
        if (number < Oldest)
            throw new TrackerException($"bd {number} at {path} is too old, {Oldest} the oldest that works; install {Advised} or newer");

        return new TrackerVersion(
            number,
            number < Advised ? $"bd {number} at {path} exits 0 for a claim that was lost; {Advised} or newer tells" : null);
    }

    public static bool HasConditionalUpdates(Version? number) => number >= Conditional;

    private static Version? Number(Match match) =>
        match.Success ? new Version(Part(match, 1), Part(match, 2), Part(match, 3)) : null;

    private static int Part(Match match, int group) => int.Parse(match.Groups[group].ValueSpan, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^v?([0-9]{1,6})\.([0-9]{1,6})\.([0-9]{1,6})(?![0-9])")]
    private static partial Regex Json();

    [GeneratedRegex(@"(?m)^bd version v?([0-9]{1,6})\.([0-9]{1,6})\.([0-9]{1,6})(?![0-9])")]
    private static partial Regex Text();
}
