using System.Text.Json.Nodes;
using NightlyDispatch.Rehearsal;
using NightlyDispatch.Rehearsal.Tracker;

namespace NightlyDispatch.EndToEnd;

public sealed class BadTrackerTests
{
    private const int Bound = 60_000;

    private const int FiveMegabytes = 5_000_000;

    private static readonly Dictionary<string, (FaultEffect Fault, string Problem)> Answers = new()
    {
        ["text"] = (new(Garbage: true), "text that is not one JSON value: \"panic: runtime error"),
        ["nothing"] = (new(EmptyStdout: true), "answered with nothing"),
        ["two documents"] = (new(TwoDocuments: true), "text that is not one JSON value"),
        ["a banner"] = (new(Preamble: "Update available: bd 2.0\n"), "text that is not one JSON value: \"Update available"),
        ["half of it"] = (new(TruncateBytes: 100), "text that is not one JSON value"),
        ["a flood"] = (new(StdoutFlood: FiveMegabytes), "text that is not one JSON value: \"xxxx"),
        ["an error"] = (new(ServerDown: true), "Dolt server unreachable at 127.0.0.1:3307"),
        ["a false exit code"] = (new(Exit: 3), "failed with exit code 3"),
    };

    public static TheoryData<string> AnswerNames => [.. Answers.Keys];

    [Theory(Timeout = Bound)]
    [MemberData(nameof(AnswerNames))]
    public async Task An_answer_that_is_no_list_of_issues_is_an_error_and_never_no_bugs(string answer)
    {
        var (fault, problem) = Answers[answer];
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)) with
        {
            TrackerFaults = [new Fault(new FaultMatch("ready"), fault)],
        });

        var pass = await night.PassAsync();

        pass.ExitCode.Should().Be(5);
        pass.OnlyLoggedError().Should().Contain("bd ready ").And.Contain(problem);
        pass.Error.Length.Should().BeLessThan(2_000);
        pass.Output.Should().StartWith("the backlog was not read: what waits is not known\nproblem: ");
        night.Calls.Should().OnlyContain(call => call.Tool == "bd");
        night.Updates.Should().BeEmpty();
        night.Alerts.Should().ContainSingle().Which.Should().Contain("tracker-unusable").And.Contain(problem[..20]);
    }

    [Theory(Timeout = Bound)]
    [InlineData("missing", "/nowhere/bd (tools.bd) does not exist; correct tools.bd")]
    [InlineData("not executable", "(tools.bd) is not executable for this user; correct tools.bd")]
    [InlineData("too old", "bd 0.49.6 at /bin/sh is too old")]
    [InlineData("missing by variable", "/nowhere/bd ($BD_PATH) does not exist; correct $BD_PATH")]
    public async Task A_tracker_that_cannot_be_run_is_one_error_that_names_it(string how, string problem)
    {
        await using var night = await Night.BeginAsync(RehearsalSetting.Of(Night.Bug(1)));
        night.Set("tools", "bd", how switch
        {
            "missing" => "/nowhere/bd",
            "not executable" => night.Folder.Config,
            "too old" => new JsonArray("/bin/sh", "-c", "echo 'bd version 0.49.6 (Homebrew)'"),
            _ => null,
        });

        var pass = await night.RunWithAsync(new Dictionary<string, string?> { ["BD_PATH"] = "/nowhere/bd" }, "run");

        pass.ExitCode.Should().Be(5);
        pass.OnlyLoggedError().Should().Contain(problem);
        pass.Output.Should().StartWith("the backlog was not read: what waits is not known\nproblem: ");
        night.Calls.Should().BeEmpty();
        night.Alerts.Should().ContainSingle().Which.Should().ContainAll("tracker-unusable", problem);
    }
}
