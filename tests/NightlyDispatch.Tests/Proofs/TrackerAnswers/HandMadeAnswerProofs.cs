using Xunit.Abstractions;

namespace NightlyDispatch.Tests.Proofs.TrackerAnswers;

/// <summary>Answers made by hand that mean nothing, from a real child through the real client and a whole pass.</summary>
public sealed class HandMadeAnswerProofs(ITestOutputHelper output) : IDisposable
{
    private static readonly ProofSize Lists = Of(HandMade.Lists.Count, "answers");

    private readonly SpokenBd _bd = new();
    private readonly ProofReport _report = new(output);

    public void Dispose() => _bd.Dispose();

    [Fact(Timeout = 120_000)]
    public async Task In_the_place_of_what_is_ready_they_are_never_an_empty_backlog()
    {
        Lists.Count.Should().BeGreaterThanOrEqualTo(100);
        foreach (var answer in HandMade.Lists)
        {
            _bd["ready"] = answer;
            var told = await Told.ByAsync(_bd);

            told.ShouldNotHaveReadAnything(Words("ready", answer));
            told.Verbs.Count(verb => verb == "ready").Should().Be(2, "a read is tried once more");
            AnswerOracle.OfReady(answer).Honesty.Should().NotBe(Honesty.Honest, Words("ready", answer));
        }

        _report.Add("hand-made answers for what is ready", Lists, "each is exit 5 and an alert; 0 silent empty passes, 0 crashes");
    }

    [Fact(Timeout = 120_000)]
    public async Task In_the_place_of_what_is_in_progress_they_are_never_no_claims()
    {
        var size = new ProofSize(20, HandMade.Lists.Count, "answers");
        var step = HandMade.Lists.Count / size.Count;
        foreach (var answer in HandMade.Lists.Where((_, index) => index % step == 0).Take(size.Count))
        {
            _bd["list"] = answer;
            (await Told.ByAsync(_bd)).ShouldNotHaveReadAnything(Words("list", answer));
        }

        _report.Add("hand-made answers for what is in progress", size, "each is exit 5 and an alert");
    }

    [Fact(Timeout = 120_000)]
    public async Task In_the_place_of_a_claimed_issue_they_never_lead_to_an_agent()
    {
        _bd["update"] = Sound.Claim;
        foreach (var answer in HandMade.Issues)
        {
            _bd["show"] = answer;
            (await Told.ByAsync(_bd)).ShouldBeUnusable(Words("show", answer));
        }

        _bd["show"] = Sound.Unheld;
        foreach (var answer in HandMade.Issues)
        {
            _bd["update"] = answer;
            var told = await Told.ByAsync(_bd);

            told.Starts.Should().Be(0, Words("update", answer));
            told.Result.ExitCode.Should().BeOneOf([4, 5], Words("update", answer));
        }

        var size = Of(2 * HandMade.Issues.Count, "answers");
        _report.Add("hand-made answers for one issue", size, "none launched an agent, each is exit 4 or 5");
    }

    [Fact(Timeout = 120_000)]
    public async Task In_the_place_of_a_version_or_a_count_they_are_a_warning()
    {
        foreach (var answer in HandMade.Versions)
        {
            _bd["version"] = answer;
            var told = await Told.ByAsync(_bd);
            (told.Result.ExitCode, told.Result.Tally.Listed).Should().Be((0, 1), Words("version", answer));
        }

        _bd["ready"] = Sound.Nothing;
        foreach (var answer in HandMade.Counts)
        {
            _bd["status"] = answer;
            var before = _bd.Warnings.Count();
            (await Told.ByAsync(_bd)).Result.ExitCode.Should().Be(0, Words("status", answer));
            _bd.Warnings.Skip(before).Should().ContainMatch("*How many issues the tracker holds is not known*", Words("status", answer));
            AnswerOracle.TotalOf(answer).Should().BeNull();
        }

        var size = Of(HandMade.Versions.Count + HandMade.Counts.Count, "answers");
        _report.Add("hand-made versions and counts", size, "none stops a pass, each count is a warning");
    }

    [Theory(Timeout = 60_000)]
    [InlineData("ready", 1)]
    [InlineData("ready", 137)]
    [InlineData("list", 2)]
    public async Task A_sound_answer_with_a_bad_exit_code_is_not_believed(string verb, int exitCode)
    {
        _bd.Refuse(verb, exitCode, "Error: the database is locked by another dolt process\n", Sound.OneBug);

        var told = await Told.ByAsync(_bd);

        told.ShouldNotHaveReadAnything($"bd {verb} exited {exitCode}");
        told.Result.Problems[0].Should().Contain("the database is locked");
    }

    private static ProofSize Of(int count, string unit) => new(count, count, unit);

    /// <summary>Braces are doubled, because what is said is a format.</summary>
    private static string Words(string verb, byte[] answer) =>
        $"bd {verb} answered {HandMade.Beginning(answer)}"
            .Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal);
}
