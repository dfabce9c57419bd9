using Microsoft.Extensions.Time.Testing;
using NightlyDispatch.Configuration;
using NightlyDispatch.Ledger;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class RetryCommandTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("retry-").FullName;
    private readonly string _folder;
    private readonly string _config;

    public RetryCommandTests()
    {
        _folder = Path.Join(_root, "state");
        _config = Path.Join(_root, "config.json");
        File.WriteAllText(_config, $$"""{ "state": "{{_folder}}" }""");
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task A_quarantined_bug_is_back_with_its_failures_forgotten()
    {
        Write(Failed, Failed, Failed, new BugQuarantined("bd-a", "3 failed attempts"));

        var retried = await RetryAsync("bd-a");

        retried.Should().Be(new Invocation(
            0, "bd-a: it is back from quarantine (after 3 failed attempts); the next pass tries it if bd lists it as ready.", ""));
        Ledger.Bugs.Should().BeEmpty();
    }

    [Fact]
    public async Task Failures_that_are_not_enough_for_quarantine_are_forgotten_too()
    {
        Write(Failed);

        var retried = await RetryAsync("bd-a");

        retried.Should().Be(new Invocation(0, "bd-a: 1 failed attempt is forgotten; the next pass tries it if bd lists it as ready.", ""));
    }

    [Fact]
    public async Task A_bug_that_awaits_review_does_so_no_more()
    {
        Write(
            new ClaimIntended("bd-a", "text"),
            Tests.Ledger.Some.JobEnded("bd-a", JobOutcome.Worked),
            new DispatchClosed("bd-a", "awaits review"));

        var retried = await RetryAsync("bd-a");

        retried.Output.Should().Be("bd-a: that it awaits review is forgotten; the next pass tries it if bd lists it as ready.");
        Ledger.HistoryOf("bd-a").AwaitsReview.Should().BeNull();
    }

    [Fact]
    public async Task What_another_computer_dispatched_is_forgotten_whoever_made_the_last_pass()
    {
        Write(Failed, Failed, new PassStarted("another-machine", "h", "actor", 1, 1, "v"), new ClaimIntended("bd-a", "text"));

        var retried = await RetryAsync("bd-a");

        retried.Output.Should().Be(
            "bd-a: 2 failed attempts are forgotten, and its dispatch by another computer is forgotten (see that no agent works on it there); "
            + "the next pass tries it if bd lists it as ready.");
        Ledger.Dispatches.Should().BeEmpty();
    }

    [Fact]
    public async Task A_bug_that_nothing_is_held_against_is_left_as_it_is()
    {
        Write(Failed);
        var before = await File.ReadAllTextAsync(StateFiles.Ledger(_folder));

        var refused = await RetryAsync("bd-b");

        refused.Should().Be(new Invocation(
            2, "", "nightly-dispatch: nothing is held against bd-b: the next pass tries it if bd lists it as ready"));
        (await File.ReadAllTextAsync(StateFiles.Ledger(_folder))).Should().Be(before);
    }

    [Fact]
    public async Task A_dispatch_of_this_computer_is_left_to_the_next_pass()
    {
        Write(new PassStarted(Machine(), "h", "actor", 1, 1, "v"), new ClaimIntended("bd-a", "text"));

        var refused = await RetryAsync("bd-a");

        refused.Error.Should().Be(
            "nightly-dispatch: nothing is held against bd-a: an earlier dispatch of it is open, and the next pass sees to it");
        Ledger.Dispatches.Should().ContainKey("bd-a");
    }

    [Fact]
    public async Task Before_the_first_pass_nothing_is_known_and_nothing_is_made()
    {
        var refused = await RetryAsync("bd-a");

        refused.Should().Be(new Invocation(
            2, "", $"nightly-dispatch: nothing is known of bd-a: no pass has been made yet ({_folder} does not exist)"));
        Directory.Exists(_folder).Should().BeFalse();
    }

    [Fact]
    public async Task While_a_pass_runs_nothing_is_changed()
    {
        Write(Failed);
        using var running = PassLock.TryTake(StateFiles.Lock(_folder));

        var refused = await RetryAsync("bd-a");

        refused.Should().Be(new Invocation(
            75, "", $"nightly-dispatch: a pass runs; try again when it has ended ({_folder}/lock)"));
        Ledger.HistoryOf("bd-a").AllFailures.Should().Be(1);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("../x")]
    [InlineData("bd")]
    [InlineData("bd-a b")]
    [InlineData("")]
    public async Task What_is_no_bug_id_is_refused_before_anything_is_looked_at(string id)
    {
        var refused = await Invocation.Of("retry", "--config", "/absent/config.json", "--", id);

        refused.Should().Be(new Invocation(2, "", $"nightly-dispatch: {id} is no bug id; for example: nightly-dispatch retry bd-a1b2"));
    }

    [Fact]
    public async Task A_hostile_id_stays_on_one_line()
    {
        var refused = await Invocation.Of("retry", "--", "bd-a\n\u001b[2J" + new string('x', 200));

        refused.Error.Should().StartWith("nightly-dispatch: bd-a [2Jxxx").And.Contain("… is no bug id").And.NotContain("\n");
    }

    private static BugEnded Failed => new("bd-a", "Crash", 0, BugClass.Skipped, "flawed", CountsToQuarantine: true);

    private LedgerState Ledger => LedgerFile.Peek(StateFiles.Ledger(_folder));

    private string Machine() =>
        Surroundings.Find(_config, HostEnvironment.Current()).Machine;

    private Task<Invocation> RetryAsync(string bug) => Invocation.Of("retry", bug, "--config", _config);

    private void Write(params LedgerEvent[] lines)
    {
        Directory.CreateDirectory(_folder, StateFolder.Mode);
        using var ledger = LedgerFile.Open(StateFiles.Ledger(_folder), new FakeTimeProvider());
        foreach (var line in lines)
            ledger.Append(line);
    }
}
