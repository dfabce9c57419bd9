using System.Diagnostics;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Tracker;
using static NightlyDispatch.Tests.Rehearsal.Tracker.TemporaryTracker;

namespace NightlyDispatch.Tests.Rehearsal.Tracker;

public sealed class FaultTests
{
    private static readonly string[] Claim = ["update", "shop-k3v", "--claim", "--json", "--actor", "A"];

    [Fact]
    public void A_crash_before_the_commit_leaves_no_claim_and_one_after_it_does()
    {
        using var before = Faulty("update", new FaultEffect(CrashBeforeCommit: true));
        using var after = Faulty("update", new FaultEffect(CrashAfterCommit: true));

        before.Run(Claim).Should().Be(new Answered(137, "", ""));
        before.Stored().Assignee.Should().BeEmpty();
        after.Run(Claim).Should().Be(new Answered(137, "", ""));
        after.Stored().Assignee.Should().Be("A");
    }

    [Fact]
    public void A_phantom_success_changes_nothing_and_a_phantom_failure_does()
    {
        using var success = Faulty("update", new FaultEffect(PhantomSuccess: true));
        using var failure = Faulty("update", new FaultEffect(PhantomFailure: true));

        var answer = success.Run(Claim);
        answer.Should().BeEquivalentTo(new { ExitCode = 0, Error = "" });
        answer.Output.Should().Contain("\"assignee\": \"A\"");
        success.Stored().Assignee.Should().BeEmpty();
        failure.Run(Claim).Should().Be(new Answered(1, "", "Error claiming shop-k3v: dolt commit: invalid connection\n"));
        failure.Stored().Assignee.Should().Be("A");
    }

    [Fact]
    public void A_claim_is_stolen_right_after_its_success()
    {
        using var tracker = Faulty("update", new FaultEffect(StolenAfterClaim: "Dana Moor"));

        tracker.Run(Claim).Output.Should().Contain("\"assignee\": \"A\"");
        tracker.Stored().Should().BeEquivalentTo(new { Assignee = "Dana Moor", Status = "in_progress" });
    }

    [Fact]
    public void A_claim_is_stolen_just_before_it_is_shown_for_the_second_time()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue() with { Assignee = "A", Status = "in_progress" });
        TrackerWorkspace.Inject(
            tracker.Folder, new Fault(new FaultMatch("show", Id: "shop-k3v", Nth: 2), new FaultEffect(StealTo: "Dana Moor")));

        tracker.Run("show", "shop-k3v", "--json").Output.Should().Contain("\"assignee\": \"A\"");
        tracker.Run("show", "shop-k3v", "--json").Output.Should().Contain("\"assignee\": \"Dana Moor\"");
        tracker.Run("show", "shop-k3v", "--json").Output.Should().Contain("\"assignee\": \"Dana Moor\"");
    }

    [Fact]
    public void Another_issue_is_acted_on_than_the_one_that_was_named()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue(), Issue("shop-k3v.1"));
        TrackerWorkspace.Inject(tracker.Folder, new Fault(new FaultMatch("update"), new FaultEffect(FuzzyTo: "shop-k3v.1")));

        tracker.Run(Claim).Output.Should().Contain("\"id\": \"shop-k3v.1\"");
        tracker.Stored("shop-k3v.1").Assignee.Should().Be("A");
        tracker.Stored().Assignee.Should().BeEmpty();
    }

    [Fact]
    public void The_first_rule_whose_turn_it_is_wins_and_each_counts_for_itself()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());
        TrackerWorkspace.Inject(
            tracker.Folder,
            new Fault(new FaultMatch("update", Flag: "--append-notes"), new FaultEffect(Exit: 9)),
            new Fault(new FaultMatch("update", Nth: 2), new FaultEffect(Exit: 2)),
            new Fault(new FaultMatch("update", Nth: 3), new FaultEffect(Exit: 3)));

        string[][] calls = [Claim, Claim, ["update", "shop-k3v", "--append-notes", "x"], Claim, ["show", "shop-k3v"]];
        calls.Select(call => tracker.Run(call).ExitCode).Should().Equal(0, 2, 9, 0, 0);
    }

    [Theory]
    [InlineData("0.56", "Error: ", "\n")]
    [InlineData("1.0.5", "{\n  \"error\": \"", "\",\n  \"schema_version\": 1\n}\n")]
    public void A_server_that_is_down_is_told_on_stderr(string profile, string before, string after)
    {
        using var tracker = new TemporaryTracker(profile, Issue());
        TrackerWorkspace.Inject(tracker.Folder, new Fault(new FaultMatch("ready"), new FaultEffect(ServerDown: true)));

        const string Refusal = "failed to open database: Dolt server unreachable at 127.0.0.1:3307: "
            + "dial tcp 127.0.0.1:3307: connect: connection refused";
        tracker.Run("ready", "--json").Should().Be(new Answered(1, "", before + Refusal + after));
    }

    [Fact]
    public void Claims_that_are_no_compare_and_set_take_their_time_and_are_refused_as_ever_once_one_stands()
    {
        using var tracker = Faulty("update", new FaultEffect(SnapshotRaceMs: 30));
        var time = Stopwatch.StartNew();

        tracker.Run(Claim).ExitCode.Should().Be(0);
        time.ElapsedMilliseconds.Should().BeGreaterThanOrEqualTo(30);
        tracker.Stored().Should().BeEquivalentTo(new { Assignee = "A", Status = "in_progress" });
        tracker.Run("update", "shop-k3v", "--claim", "--actor", "B")
            .Should().Be(new Answered(1, "", "Error claiming shop-k3v: issue already claimed by A\n"));
    }

    [Fact(Timeout = 30_000)]
    public async Task A_call_waits_for_a_file_and_holds_nobody_up()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());
        var file = Path.Combine(tracker.Folder, "go-on");
        TrackerWorkspace.Inject(tracker.Folder, new Fault(new FaultMatch("show"), new FaultEffect(Until: file)));

        var show = Task.Run(() => tracker.Run("show", "shop-k3v", "--json"));
        (await Task.Run(() => tracker.Run(Claim))).ExitCode.Should().Be(0);
        show.IsCompleted.Should().BeFalse();
        await File.WriteAllTextAsync(file, "");

        (await show).Output.Should().Contain("\"assignee\": \"A\"");
    }

    [Fact]
    public void A_call_that_no_rule_counts_leaves_the_folder_as_it_was()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());
        TrackerWorkspace.Inject(
            tracker.Folder,
            new Fault(new FaultMatch("ready"), new FaultEffect(ServerDown: true)),
            new Fault(new FaultMatch("update", Nth: 1), new FaultEffect(Exit: 9)));
        var state = Path.Combine(tracker.Folder, "standin.json");
        var written = File.GetLastWriteTimeUtc(state);

        tracker.Run("ready", "--json").ExitCode.Should().Be(1);
        tracker.Run("show", "shop-k3v").ExitCode.Should().Be(0);
        File.GetLastWriteTimeUtc(state).Should().Be(written);

        tracker.Run(Claim).ExitCode.Should().Be(9);
        File.GetLastWriteTimeUtc(state).Should().BeAfter(written);
    }

    [Fact]
    public void A_database_that_is_gone_is_told_in_plain_text()
    {
        using var tracker = Faulty("ready", new FaultEffect(NoDatabase: true));

        tracker.Run("ready", "--json").Error.Should().StartWith("Error: no beads database found\n");
    }

    [Theory]
    [InlineData("""{ "false_empty": true }""", "[]\n")]
    [InlineData("""{ "empty_stdout": true }""", "")]
    [InlineData("""{ "null": true }""", "null\n")]
    [InlineData("""{ "garbage": true }""", "panic: runtime error: invalid memory address or nil pointer dereference\n")]
    [InlineData("""{ "preamble": "warning\n", "false_empty": true }""", "warning\n[]\n")]
    [InlineData("""{ "two_documents": true, "false_empty": true }""", "[]\n[]\n")]
    [InlineData("""{ "truncate_bytes": 7 }""", "[\n  {\n ")]
    [InlineData("""{ "stdout_flood": 9, "false_empty": true }""", "xxxxxxxx\n[]\n")]
    [InlineData("""{ "invalid_utf8": true, "false_empty": true }""", "\uFFFD([]\n")]
    public void Spoils_stdout_and_says_that_all_is_well(string effect, string output)
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue());
        var faults = $$"""[{ "match": { "verb": "ready" }, "do": {{effect}} }]""";
        File.WriteAllText(Path.Combine(tracker.Folder, "standin-faults.json"), faults);

        tracker.Run("ready", "--json").Should().Be(new Answered(0, output, ""));
    }

    [Fact]
    public void Invalid_bytes_stand_inside_of_a_title()
    {
        SpoiltOutput.Of("""[{"title": "x"}]""", new FaultEffect(InvalidUtf8: true))
            .Should().Equal([.. "[{\"title\": \""u8, 0xC3, 0x28, .. "x\"}]"u8]);
    }

    [Fact]
    public void A_flag_is_accepted_and_not_applied()
    {
        using var tracker = new TemporaryTracker("1.0.5", Issue() with { Assignee = "Dana Moor" });
        TrackerWorkspace.Inject(
            tracker.Folder, new Fault(new FaultMatch("ready", Flag: "unassigned"), new FaultEffect(IgnoreFlag: "--unassigned")));

        ReadyVerbTests.Ids(tracker.Run("ready", "--json", "--unassigned")).Should().Equal("shop-k3v");
    }

    [Fact(Timeout = 30_000)]
    public async Task A_call_that_hangs_is_in_the_log_and_holds_nobody_up()
    {
        using var tracker = Faulty("show", new FaultEffect(Hang: true));
        tracker.Environment["NIGHTLY_DISPATCH_REHEARSAL"] = tracker.Folder;

        new Thread(() => tracker.Run("show", "shop-k3v")) { IsBackground = true }.Start();
        while (LoggedCall.Read(tracker.Folder).Count == 0)
            await Task.Delay(5);

        (await Task.Run(() => tracker.Run(Claim))).ExitCode.Should().Be(0);
        LoggedCall.Read(tracker.Folder).Select(call => call.ExitCode).Should().Equal(null, 0);
    }

    private static TemporaryTracker Faulty(string verb, FaultEffect effect)
    {
        var tracker = new TemporaryTracker("1.0.5", Issue());
        TrackerWorkspace.Inject(tracker.Folder, new Fault(new FaultMatch(verb), effect));
        return tracker;
    }
}
