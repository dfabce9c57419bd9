using System.Globalization;
using System.Text.RegularExpressions;
using NightlyDispatch.CommandLine.Page;
using NightlyDispatch.Tests.Reporting;

namespace NightlyDispatch.Tests.CommandLine.Page;

/// <summary>The colours of the page by the measure of WCAG 2, section 1.4.3 and 1.4.11.</summary>
public sealed partial class ContrastTests
{
    private const double OfText = 4.5;
    private const double OfSigns = 3;

    [Theory]
    [InlineData("ink", OfText)]
    [InlineData("soft", OfText)]
    [InlineData("accent", OfText)]
    [InlineData("alarm", OfText)]
    [InlineData("mute", OfSigns)]
    public void Each_colour_stands_out_from_its_ground_in_light_and_in_dark(string colour, double least)
    {
        using var none = new Fortnight(0, 0, 0);
        var style = ReportPage.Of(none.Report()).ToString();

        var schemes = Scheme().Matches(style).Select(scheme => scheme.Value).ToList();

        schemes.Should().HaveCount(2);
        foreach (var scheme in schemes)
            Contrast(Colour(scheme, colour), Colour(scheme, "ground")).Should().BeGreaterThanOrEqualTo(least, scheme);
    }

    private static double Contrast(double one, double other) => (Math.Max(one, other) + 0.05) / (Math.Min(one, other) + 0.05);

    /// <summary>Its relative luminance.</summary>
    private static double Colour(string scheme, string name)
    {
        var hex = Regex.Match(scheme, $"--{name}: #([0-9a-f]{{6}});").Groups[1].Value;
        var parts = Enumerable.Range(0, 3).Select(part => Linear(int.Parse(hex.AsSpan(2 * part, 2), NumberStyles.HexNumber, CultureInfo.InvariantCulture) / 255.0)).ToList();
        return (0.2126 * parts[0]) + (0.7152 * parts[1]) + (0.0722 * parts[2]);
    }

    private static double Linear(double part) => part <= 0.04045 ? part / 12.92 : Math.Pow((part + 0.055) / 1.055, 2.4);

    [GeneratedRegex(@":root \{[^}]*\}")]
    private static partial Regex Scheme();
}
