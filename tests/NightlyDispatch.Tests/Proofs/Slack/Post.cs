using System.Globalization;
using System.Text.RegularExpressions;
using NightlyDispatch.Rehearsal;

namespace NightlyDispatch.Tests.Proofs.Slack;

/// <summary>A message that Slack took, as an operator reads it.</summary>
/// <param name="Key">Condition and subject.</param>
/// <param name="Count">The alerts that it stands for.</param>
/// <param name="Lost">Those that it says will never arrive.</param>
internal sealed partial record Post(DateTimeOffset At, string Key, int Count, int Lost)
{
    public static Post Read(SlackPost post) =>
        new(post.At, post.Text.Split('\n')[0], Number(HeldBack().Match(post.Text)) ?? 1, Number(NeverArrived().Match(post.Text)) ?? 0);

    private static int? Number(Match match) => match.Success ? int.Parse(match.Groups[1].Value, CultureInfo.InvariantCulture) : null;

    [GeneratedRegex(@"\nHeld back until now: ([0-9]+), from ")]
    private static partial Regex HeldBack();

    [GeneratedRegex(@"\nEarlier alerts that never arrived: ([0-9]+) ")]
    private static partial Regex NeverArrived();
}
