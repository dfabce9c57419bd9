using NightlyDispatch.Reporting;

namespace NightlyDispatch.CommandLine.Page;

/// <summary>The small signs of the page: told apart by their shape, not by colour alone.</summary>
internal static class Glyphs
{
    /// <summary>The side of the square that a sign fills.</summary>
    public const int Size = 10;

    /// <summary>Alone, beside its name.</summary>
    public static Html Alone(Html sign) => Html.Of($"""<svg class="glyph" width="{Size}" height="{Size}" aria-hidden="true">{sign}</svg>""");

    public static Html Of(BugOutcome outcome, int x = 0, int y = 0) => outcome switch
    {
        BugOutcome.Worked => Filled("good", x, y),
        BugOutcome.Running => Outlined("good", x, y),
        BugOutcome.Failed => Html.Of($"{Filled("bad", x, y)}{Slit(x, y)}"),
        BugOutcome.NotStarted => Outlined("bad", x, y),
        BugOutcome.DidNothing => Filled("mute", x, y),
        BugOutcome.Stopped => Html.Of($"""{Outlined("mute", x, y)}<rect class="mute" x="{x + 3}" y="{y + 3}" width="4" height="4" />"""),
        BugOutcome.Vanished => Html.Of($"""<rect class="mute ring dashed" x="{x + 1}" y="{y + 1}" width="8" height="8" />"""),
        BugOutcome.Deferred => Html.Of($"""<rect class="mute" x="{x + 3}" y="{y + 3}" width="4" height="4" rx="2" />"""),
        _ => Html.Of($"""<rect class="mute" x="{x + 1}" y="{y + 4}" width="8" height="2" />"""),
    };

    public static Html Of(Availability availability) => Lane(availability, "0", "10", "10", 0);

    /// <summary>One answer of a provider in its lane; as wide as its pass, so the lengths have units.</summary>
    /// <param name="dash">How wide the sign of one that was not asked is.</param>
    public static Html Lane(Availability availability, string x, string width, string dash, int y) => availability switch
    {
        Availability.Available => Bar("good", x, width, y, Size),
        Availability.Refused => Html.Of($"{Bar("bad", x, width, y, Size)}{Bar("slit", x, width, y + 4, 2)}"),
        Availability.CoolingDown => Html.Of($"{Bar("mute", x, width, y, 3)}{Bar("mute", x, width, y + 7, 3)}"),
        _ => Bar("mute", x, dash, y + 4, 2),
    };

    private static Html Bar(string look, string x, string width, int y, int height) =>
        Html.Of($"""<rect class="{look}" x="{x}" y="{y}" width="{width}" height="{height}" />""");

    private static Html Filled(string look, int x, int y) =>
        Html.Of($"""<rect class="{look}" x="{x}" y="{y}" width="{Size}" height="{Size}" rx="1" />""");

    private static Html Outlined(string look, int x, int y) =>
        Html.Of($"""<rect class="{look} ring" x="{x + 1}" y="{y + 1}" width="8" height="8" rx="1" />""");

    private static Html Slit(int x, int y) => Html.Of($"""<rect class="slit" x="{x}" y="{y + 4}" width="{Size}" height="2" />""");
}
