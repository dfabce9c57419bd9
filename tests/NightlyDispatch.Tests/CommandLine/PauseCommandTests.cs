using NightlyDispatch.Ledger;
using NightlyDispatch.Tests.Configuration;

namespace NightlyDispatch.Tests.CommandLine;

public sealed class PauseCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly string _config;

    public PauseCommandTests()
    {
        _config = _folder.File("config.json", $$"""{ "state": "{{State}}" }""");
    }

    private string State => Path.Join(_folder.Path, "state");

    private Pause? Paused => new PauseFile(StateFiles.Pause(State)).Read();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(null, 24)]
    [InlineData("8h", 8)]
    [InlineData("1m", 1d / 60)]
    [InlineData("30d", 720)]
    public async Task A_pause_lasts_for_a_day_unless_said_otherwise(string? length, double hours)
    {
        string[] arguments = length is null ? [] : ["--for", length];

        var invocation = await RunAsync(["pause", "--reason", "bd is being\nupgraded", .. arguments]);

        invocation.Should().BeEquivalentTo(new { ExitCode = 0, Error = "" });
        invocation.Output.Should().MatchRegex(
            "^Paused until [A-Z][a-z]{2} \\d+ [A-Z][a-z]{2} \\d\\d:\\d\\d UTC: bd is being upgraded. Nothing new is claimed or started; what runs goes on.\n"
            + "nightly-dispatch resume ends it.$");
        (Paused!.Until - Paused.Since).Should().Be(TimeSpan.FromHours(hours));
        Paused.Reason.Should().Be("bd is being upgraded");
        File.GetUnixFileMode(State).Should().Be(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Theory]
    [InlineData("0s")]
    [InlineData("59s")]
    [InlineData("31d")]
    [InlineData("tomorrow")]
    [InlineData("")]
    public async Task A_length_that_makes_no_sense_is_refused(string length)
    {
        var invocation = await RunAsync(["pause", "--for", length, "--reason", "x"]);

        invocation.Should().Be(new Invocation(
            2, "", "nightly-dispatch: --for must be a duration from 1m to 30d, written like 8h, 1h30m or 2d"));
        Paused.Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \n ")]
    public async Task A_reason_has_to_be_given(string reason) =>
        (await RunAsync(["pause", "--reason", reason])).Should()
            .Be(new Invocation(2, "", "nightly-dispatch: --reason must say something, in at most 500 characters"));

    [Fact]
    public async Task Without_the_option_the_error_names_it() =>
        (await RunAsync(["pause"])).Should().Be(
            new Invocation(2, "", "nightly-dispatch: Option '--reason' is required; see nightly-dispatch pause --help"));

    [Fact]
    public async Task A_second_pause_replaces_the_first_and_resume_ends_it()
    {
        await RunAsync(["pause", "--reason", "one"]);
        await RunAsync(["pause", "--reason", "two", "--for", "1h"]);
        Paused!.Reason.Should().Be("two");

        (await RunAsync(["resume"])).Output.Should().MatchRegex("^Resumed: the pause until .* \\(two\\) is over, and the next pass dispatches again\\.$");
        Paused.Should().BeNull();
        (await RunAsync(["resume"])).Should().Be(new Invocation(0, "Nothing was paused.", ""));
    }

    [Fact]
    public async Task A_pause_that_cannot_be_read_can_be_ended_all_the_same()
    {
        await RunAsync(["pause", "--reason", "one"]);
        await File.WriteAllTextAsync(StateFiles.Pause(State), "{");

        (await RunAsync(["resume"])).ExitCode.Should().Be(0);

        Paused.Should().BeNull();
    }

    [Fact]
    public async Task As_JSON_both_say_what_holds_and_what_held()
    {
        var paused = await RunAsync(["pause", "--reason", "say \"why\"", "--json"]);
        var resumed = await RunAsync(["resume", "--json"]);

        paused.Output.Should().MatchRegex(
            """^\{\n  "pause": \{\n    "since": "[^"]+",\n    "until": "[^"]+",\n    "reason": "say \\"why\\""\n  \},\n  "before": null\n\}$""");
        resumed.Output.Should().StartWith("{\n  \"pause\": null,\n  \"before\": {");
    }

    private Task<Invocation> RunAsync(params string[] arguments) => Invocation.Of([.. arguments, "--config", _config]);
}
