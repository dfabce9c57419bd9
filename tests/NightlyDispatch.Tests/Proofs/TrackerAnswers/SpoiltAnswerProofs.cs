#pragma warning disable CA5394 // Insecure randomness: chance that can be repeated is what is wanted here.

using System.Globalization;
using NightlyDispatch.Beads;
using NightlyDispatch.Tests.Beads;
using Xunit.Abstractions;

namespace NightlyDispatch.Tests.Proofs.TrackerAnswers;

/// <summary>Sound answers that went wrong on their way, by the thousand.</summary>
public sealed class SpoiltAnswerProofs(ITestOutputHelper output)
{
    private static readonly ProofSize Passes = new(60, 10_000, "answers");
    private static readonly ProofSize Readings = new(3_000, 200_000, "answers");

    private readonly ProofReport _report = new(output);
    private readonly Dictionary<string, int> _found = [];

    [Fact(Timeout = 3_600_000)]
    public async Task Through_a_whole_pass_each_is_believed_or_an_error_and_never_an_empty_backlog()
    {
        for (var seed = 0; seed < Passes.Count; seed++)
        {
            using var bd = new SpokenBd();
            var because = string.Create(CultureInfo.InvariantCulture, $"of seed {seed}");
            await (new Random(seed).Next(8) switch
            {
                0 => SpoilHoldingsAsync(bd, seed, because),
                1 => SpoilShownAsync(bd, seed, because),
                2 => SpoilClaimAsync(bd, seed, because),
                3 => SpoilVersionAsync(bd, seed, because),
                _ => SpoilReadyAsync(bd, seed, because),
            });
        }

        _report.Add("spoilt answers through passes", Passes, Figures("0 crashes, 0 silent empty passes"));
    }

    [Fact]
    public void Each_reading_of_what_is_ready_agrees_with_the_oracle()
    {
        for (var seed = 0; seed < Readings.Count; seed++)
        {
            var answer = Spoil(Sound.Lists, seed);
            var (honesty, count) = AnswerOracle.OfReady(answer);
            var read = TryRead(answer, pieces: 1 + (seed % 97));
            Note(honesty);
            if (honesty == Honesty.Disputed)
                continue;

            int? expected = honesty == Honesty.Honest ? count : null;
            read.Should().Be(expected, "that is what the oracle says of seed {0}: {1}", seed, HandMade.Beginning(answer));
        }

        _found["disputed"].Should().BeLessThan(Readings.Count / 8, "what is disputed proves little");
        _report.Add("spoilt answers through the reading", Readings, Figures("the oracle agrees with each that is not disputed"));
    }

    private async Task SpoilReadyAsync(SpokenBd bd, int seed, string because)
    {
        var answer = Spoil(Sound.Lists, seed);
        var (honesty, count) = AnswerOracle.OfReady(answer);
        bd["ready"] = answer;

        var told = await Told.ByAsync(bd);

        Note(honesty);
        told.Starts.Should().Be(0, because);
        if (honesty == Honesty.Dishonest || (honesty == Honesty.Disputed && !told.Result.HasBacklog))
            told.ShouldNotHaveReadAnything(because);
        else
            (told.Result.ExitCode, told.Result.HasBacklog, told.Result.Tally.Received).Should().Be((0, true, count), because);
    }

    private async Task SpoilHoldingsAsync(SpokenBd bd, int seed, string because)
    {
        var answer = Spoil(Sound.Holdings, seed);
        var honesty = AnswerOracle.OfHoldings(answer).Honesty;
        bd["list"] = answer;

        var told = await Told.ByAsync(bd);

        Note(honesty);
        if (honesty == Honesty.Dishonest || (honesty == Honesty.Disputed && told.Result.ExitCode != 0))
            told.ShouldNotHaveReadAnything(because);
        else
            (told.Result.ExitCode, told.Result.HasBacklog).Should().Be((0, true), because);
    }

    /// <summary>Nobody can tell from them that the claim is ours, so no agent may be launched, whatever they say.</summary>
    private async Task SpoilShownAsync(SpokenBd bd, int seed, string because)
    {
        var answer = Spoil([Sound.Holding, Sound.Unheld], seed);
        var honesty = AnswerOracle.OfHoldings(answer).Honesty;
        bd["update"] = Sound.Claim;
        bd["show"] = answer;

        var told = await Told.ByAsync(bd);

        Note(honesty);
        if (honesty == Honesty.Dishonest)
            told.ShouldBeUnusable(because);
        (told.Starts, told.Result.Turns.Count).Should().Be((0, 1), because);
        told.Result.ExitCode.Should().BeOneOf([0, 4, 5], because);
        (told.Result.ExitCode == 0).Should().Be(told.Result.Turns[0].Turn.Reason.Contains("held by ", StringComparison.Ordinal)
            && !told.Result.Turns[0].Turn.Reason.Contains("held by nobody", StringComparison.Ordinal), because);
    }

    private async Task SpoilClaimAsync(SpokenBd bd, int seed, string because)
    {
        bd["update"] = Spoil([Sound.Claim], seed);
        bd["show"] = Sound.Unheld;

        var told = await Told.ByAsync(bd);

        Note("claims");
        (told.Starts, told.Result.Turns.Count).Should().Be((0, 1), because);
        told.Result.ExitCode.Should().BeOneOf([4, 5], because);
    }

    private async Task SpoilVersionAsync(SpokenBd bd, int seed, string because)
    {
        bd["version"] = Spoil([Sound.Version], seed);

        var told = await Told.ByAsync(bd);

        Note("versions");
        if (told.Result.ExitCode == 5)
            told.Result.Problems.Should().ContainSingle(because).Which.Should().Contain(" is too old", because);
        else
            (told.Result.ExitCode, told.Result.Tally.Listed).Should().Be((0, 1), because);
    }

    private static byte[] Spoil(IReadOnlyList<byte[]> sound, int seed) => new Mangler(seed).Spoil(sound[seed % sound.Count]);

    private static int? TryRead(byte[] answer, int pieces)
    {
        var reading = new ReadyReading(Bugs.Settings, most: 100, Bugs.Now);
        foreach (var piece in answer.Chunk(pieces))
            reading.Take(piece);
        try
        {
            return reading.End().Listing.Received;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    private void Note(Honesty honesty) => Note(honesty.ToString().ToLowerInvariant());

    private void Note(string what) => _found[what] = _found.GetValueOrDefault(what) + 1;

    private string Figures(string outcome)
    {
        var found = _found.OrderBy(found => found.Key, StringComparer.Ordinal).Select(found => $"{found.Value} {found.Key}");
        return $"{string.Join(", ", found)}; {outcome}";
    }
}
