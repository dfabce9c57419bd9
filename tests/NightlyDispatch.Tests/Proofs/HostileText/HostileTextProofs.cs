using System.Globalization;
using CsCheck;
using NightlyDispatch.Claims;
using NightlyDispatch.Configuration;
using NightlyDispatch.Processes;
using NightlyDispatch.Providers;
using Xunit.Abstractions;

namespace NightlyDispatch.Tests.Proofs.HostileText;

/// <summary>What strangers' tools print is read without a failure, and what is made of it fits on a line of a log.</summary>
public sealed class HostileTextProofs(ITestOutputHelper output)
{
    private const int LongestOwner = 255;
    private const int LongestLine = 500;
    private const int LongestCode = 100;
    private const int GrowthLength = 250_000;

    private static readonly ProofSize Size = new(10_000, 100_000, "texts");
    private static readonly ProofSize Patterns = new(6, 200, "patterns");
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(90);

    private static readonly IReadOnlyList<(Provider Provider, Model Model)> Asked =
    [
        .. from provider in new ProviderPolicy(DefaultSettings.Value.Providers).Chain
           from model in provider.Models
           select (provider, model),
    ];

    private static readonly Gen<int?> ExitCode = Gen.OneOf<int?>(0, 0, 1, 1, 2, 21, 24, 127, 137, 255, -1, null);

    private readonly ProofReport _report = new(output);

    [Fact]
    public void Every_refusal_of_a_claim_names_a_holder_that_fits_on_a_line_or_none()
    {
        var holders = 0;
        HostileTexts.Any.Sample(
            text =>
            {
                if (ClaimParser.Parse(text) is not { } lost)
                    return true;
                holders++;
                return lost.Owner.Length is > 0 and <= LongestOwner && IsPlainLine(lost.Owner);
            },
            iter: Size.Count,
            threads: 1,
            print: HostileTexts.Escaped);

        holders.Should().BeGreaterThan(Size.Count / 20, "texts in which nobody is named prove nothing");
        _report.Add("claim refusals on hostile text", Size, $"{holders} named a holder, each on one plain line");
    }

    [Fact]
    public void Every_preflight_gives_an_answer_that_fits_on_a_line()
    {
        var (available, unavailable) = (0, 0);
        Gen.Select(ExitCode, HostileTexts.Any, HostileTexts.Any, Gen.OneOf([.. Asked])).Sample(
            (exitCode, stdout, stderr, asked) =>
            {
                var child = new ChildResult(exitCode, stdout, stderr, TimeSpan.FromSeconds(1));
                var result = PreflightReading.Read(asked.Provider, asked.Model, child, Timeout);
                _ = result.IsAvailable ? available++ : unavailable++;
                return (result.Provider, result.Model) == (asked.Provider.Name, asked.Model.Argument)
                    && (result.IsAvailable ? exitCode == 0 : IsReason(result.Error))
                    && IsFit(result.Code, LongestCode) && IsFit(result.NextAction, LongestLine) && IsFit(result.Warning, LongestLine);
            },
            iter: Size.Count,
            threads: 1,
            print: drawn => $"exit {drawn.Item1}\n{HostileTexts.Escaped(drawn.Item2)}\n{HostileTexts.Escaped(drawn.Item3)}");

        Math.Min(available, unavailable).Should().BeGreaterThan(Size.Count / 50);
        var figures = $"{available} available, {unavailable} not, with a reason on one plain line";
        _report.Add("preflight reports of hostile text", Size, figures);
    }

    [Fact]
    public void Reading_takes_time_in_proportion_to_the_text()
    {
        var (opencode, model) = Asked[0];
        HostileTexts.Pattern.Sample(
            pattern =>
            {
                Growth.ShouldBeLinear(pattern, GrowthLength, text => ClaimParser.Parse(text));
                Growth.ShouldBeLinear(pattern, GrowthLength, text => Read(0, text, ""));
                Growth.ShouldBeLinear(pattern, GrowthLength, text => Read(1, text, text));
            },
            iter: Patterns.Count,
            threads: 1,
            print: HostileTexts.Escaped);
        _report.Add("time of reading hostile text", Patterns, "four times the text never takes 16 times the time");

        void Read(int exitCode, string stdout, string stderr) =>
            PreflightReading.Read(opencode, model, new ChildResult(exitCode, stdout, stderr, TimeSpan.Zero), Timeout);
    }

    private static bool IsReason(string? text) => !string.IsNullOrWhiteSpace(text) && IsFit(text, LongestLine);

    private static bool IsFit(string? text, int length) => text is null || (text.Length > 0 && text.Length <= length && IsPlainLine(text));

    private static bool IsPlainLine(string text) =>
        !text.Any(c => char.GetUnicodeCategory(c)
            is UnicodeCategory.Control or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
